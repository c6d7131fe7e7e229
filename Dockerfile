# CareerTrack in a container: `docker build -t careertrack .`; compose.yaml runs it with all its parts.
FROM python:3.13-slim-bookworm

# pg_dump and pg_restore, for back-ups. They must not be older than the server: 17 here, as in compose.yaml.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates curl \
 && curl -fsSo /usr/share/keyrings/pgdg.asc https://www.postgresql.org/media/keys/ACCC4CF8.asc \
 && echo "deb [signed-by=/usr/share/keyrings/pgdg.asc] https://apt.postgresql.org/pub/repos/apt bookworm-pgdg main" > /etc/apt/sources.list.d/pgdg.list \
 && apt-get update && apt-get install -y --no-install-recommends postgresql-client-17 \
 && apt-get purge -y curl && apt-get autoremove -y && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.txt .
# EXTRAS="redis django-storages[s3]" for a queue or a cache on Redis, and files in object storage.
ARG EXTRAS=""
RUN pip install --no-cache-dir -r requirements.txt $EXTRAS
COPY . .

RUN useradd --system --uid 10001 careertrack && mkdir /data && chown careertrack /data && chmod 700 /data
USER careertrack
ENV DATA_DIR=/data BIND=0.0.0.0 PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8000
HEALTHCHECK --start-period=60s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://localhost:8000/healthz')"]
CMD ["python", "manage.py", "serve"]
