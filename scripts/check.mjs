// npm run check: everything that can be said of the source without running the server.
import { install } from './install.mjs'
import { checkDeadCode, checkShape, checkSource } from './step.mjs'

install()
process.exitCode = [...checkSource(), checkShape(), checkDeadCode()].every(Boolean) ? 0 : 1
