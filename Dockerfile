# Two stages: what builds stays behind. The weights of the bundled model come with a package, so nothing is fetched at
# run time but the news.
FROM python:3.11-slim-bookworm AS build
WORKDIR /opt/kabar
RUN python -m venv .venv
# Where pip finds the CPU build of torch; without it, another build brings gigabytes of CUDA along.
ARG PIP_EXTRA_INDEX_URL=""
# The same step as in the Makefile, with the same exact versions.
COPY constraints.txt pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY retrieval ./retrieval
RUN .venv/bin/python -m pip install --no-cache-dir --constraint constraints.txt --editable .

FROM python:3.11-slim-bookworm
# Nobody that the host knows, who owns nothing but the data.
RUN groupadd --system --gid 10001 kabar \
    && useradd --system --uid 10001 --gid kabar --home-dir /data --shell /usr/sbin/nologin kabar \
    && install --directory --owner=kabar --group=kabar /data
COPY --from=build /opt/kabar /opt/kabar
COPY seeds /opt/kabar/seeds
ENV PATH=/opt/kabar/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HF_HUB_OFFLINE=1 \
    RETRIEVAL_DATA_DIR=/data \
    BOT_LISTEN=0.0.0.0 \
    BOT_HEALTH_PORT=8081
WORKDIR /data
USER 10001:10001
VOLUME /data
EXPOSE 8081
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8081/healthz', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m"]
CMD ["bot"]
