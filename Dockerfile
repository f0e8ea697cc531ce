# The tool with Node and a shell, for runners that start from an image: docker build --tag webhook-sync .
FROM node:22-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
COPY tools/unused/package.json tools/unused/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build \
  && npm pack --ignore-scripts \
  && mkdir /package \
  && tar --extract --gzip --strip-components 1 --directory /package --file webhook-sync-*.tgz

FROM node:22-bookworm-slim
LABEL org.opencontainers.image.title="webhook-sync" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.source="https://github.com/webhook-sync/webhook-sync"
COPY --from=build /package /usr/local/lib/webhook-sync
RUN ln --symbolic /usr/local/lib/webhook-sync/bin/webhook-sync.js /usr/local/bin/webhook-sync
# Nobody who can write to the tool, and nothing that it needs to write to but the state in the folder it works in.
USER node
WORKDIR /work
ENTRYPOINT ["webhook-sync"]
CMD ["--help"]
