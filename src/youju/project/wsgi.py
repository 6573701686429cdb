"""What the web server runs; `youju serve` sets the environment it reads."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
