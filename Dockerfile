FROM python:3.11-slim-bookworm

# Neither Streamlit nor the tool needs to be root, nor to write to what was installed.
RUN useradd --create-home --uid 10001 munigraph

# The libraries change seldom: a layer of their own.
WORKDIR /usr/src/munigraph
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock

COPY . ./
RUN pip install --no-cache-dir --no-deps --no-build-isolation .

USER munigraph
WORKDIR /home/munigraph
EXPOSE 8501
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]

# 0.0.0.0 is the inside of the container; docker-compose.yml publishes it on 127.0.0.1 only.
ENTRYPOINT ["munigraph"]
CMD ["run", "--no-browser", "--host", "0.0.0.0", "--port", "8501"]
