# Console and server are built with all packages; what is shipped has those of the server only.
FROM node:26-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/client/package.json packages/client/
COPY examples/board/package.json examples/board/
RUN npm ci --include=dev
COPY . .
RUN npm run build \
  && npm prune --omit=dev \
  && rm -rf node_modules/node-* node_modules/.bin/node node_modules/.cache

FROM node:26-trixie-slim
LABEL org.opencontainers.image.title="Gatehouse" \
  org.opencontainers.image.description="An OAuth 2.1 and OpenID Connect authorization server" \
  org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/bin ./bin
RUN mkdir /data && chown 65532:65532 /data
USER 65532:65532
ENV NODE_ENV=production GATEHOUSE_DATA=/data NODE_OPTIONS=--max-semi-space-size=8 MALLOC_ARENA_MAX=1
VOLUME /data
EXPOSE 8080 9080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9080/readyz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--heap-growing-percent=20", "/app/bin/gatehouse.js"]
CMD ["serve"]
