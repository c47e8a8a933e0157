# Serves the release in the data folder, and makes the next one beside it where the content or
# the code has changed; where there is none, the first.
#   docker build -t masthead .
#   docker run -p 3000:3000 -v masthead-data:/site/.masthead masthead
FROM node:22-bookworm-slim
# For a content repository: CONTENT_REPO, by https or ssh.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates git openssh-client \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /site
RUN chown node:node .
USER node
COPY --chown=node:node package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY --chown=node:node . .
# A new volume that is mounted there belongs to whom this folder belongs to.
RUN mkdir -p .masthead
ENV PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=30s --start-period=120s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "cli/start.ts"]
