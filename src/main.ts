/** The entry point of the server process; `npm start` runs its bundle. */
import { main } from './program.ts'

await main()
