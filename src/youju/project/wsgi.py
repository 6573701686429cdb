"""What the web server runs; `youju serve` sets the environment it reads."""

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from youju.project.orphans import end_with_server

application = get_wsgi_application()
# all pages are imported before the first visitor comes; what is broken shows at the start
assert get_resolver().url_patterns
end_with_server()
