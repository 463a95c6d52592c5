# Two stages: the first has what building needs, the second only what serving needs.
FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/standfirst
ENV PATH=/opt/standfirst/bin:$PATH
COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --require-hashes --no-deps -r requirements/run.txt
COPY setup.cfg pyproject.toml README.md ./
COPY api api
COPY models models
COPY summarizer summarizer
RUN pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --uid 10001 --create-home --home-dir /var/lib/standfirst standfirst
COPY --from=build /opt/standfirst /opt/standfirst
ENV PATH=/opt/standfirst/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    STANDFIRST_HOST=0.0.0.0 \
    PORT=8000
USER 10001
WORKDIR /var/lib/standfirst
# SQLite's file, where no STANDFIRST_DATABASE_URL names a PostgreSQL.
VOLUME ["/var/lib/standfirst"]
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/health/ready\", timeout=2)"]
CMD ["sh", "-c", "standfirst migrate && exec standfirst serve"]
