// npm run build: what runs in production, in dist, which `npm start` does by itself; and the package that applications install.
import { buildClient } from './build-client.mjs'
import { buildServer } from './build-server.mjs'
import { buildWeb } from './build-web.mjs'

process.exit(buildWeb() && buildServer() && buildClient() ? 0 : 1)
