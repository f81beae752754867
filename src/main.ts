/** The server's own process: `npm start` runs what is built of this. */
import { main } from './program.ts'

await main()
