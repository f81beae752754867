import { removeSpentClients } from './clean-up.ts'
import { logoJob } from './logos.ts'
import { pictureJob } from './provider-pictures.ts'
import { slideRecentCounts } from './recent-counts.ts'

/** The background work about clients, and about the pages where their people sign in. */
export const clientJobs = [logoJob, pictureJob, removeSpentClients, slideRecentCounts]
