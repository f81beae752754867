// npm run build: what runs in production, in dist. `npm start` does it by itself.
import { buildServer } from './build-server.mjs'
import { buildWeb } from './build-web.mjs'

process.exit(buildWeb() && buildServer() ? 0 : 1)
