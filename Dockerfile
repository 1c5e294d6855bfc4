# Written by the documentation; no container was run here.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

# The stand-in for Entra ID, for a try-out.
FROM build AS identity
EXPOSE 4443
CMD ["node", "test/identity/main.ts", "--host", "0.0.0.0"]

FROM node:24-slim AS api
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && mkdir /data && chown node /data
COPY server server
COPY manifest/icons manifest/icons
COPY --from=build /app/dist dist
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=10s --start-period=30s CMD ["node", "-e", "fetch('http://localhost:3978/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
