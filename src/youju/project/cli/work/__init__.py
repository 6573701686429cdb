"""What commands do, once the books are open: these modules import models."""
