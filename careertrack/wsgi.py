import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careertrack.settings")
try:
    application = get_wsgi_application()
except ImproperlyConfigured as error:
    # As with manage.py: one sentence, no traceback. At 4 gunicorn gives up instead of starting over and over.
    sys.stderr.write(f"CareerTrack cannot start: {error}\n")
    sys.exit(4)
