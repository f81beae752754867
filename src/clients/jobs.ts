import { removeSpentClients } from './clean-up.ts'
import { logoJob } from './logos.ts'

/** The background work about clients. */
export const clientJobs = [logoJob, removeSpentClients]
