// npm run check: everything that can be said of the source without running the server.
import { buildClient } from './build-client.mjs'
import { checkDeadCode, checkShape, checkSource } from './step.mjs'

// The example is checked against the package that applications install.
process.exitCode = [buildClient(), ...checkSource(), checkShape(), checkDeadCode()].every(Boolean) ? 0 : 1
