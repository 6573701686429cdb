"""What the product ships as data: vocabularies, measures and rulebooks. `shelf` reads them."""
