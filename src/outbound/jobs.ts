import { deviceJob } from './device.ts'
import { refreshJob } from './refresh-job.ts'
import { revocationJob } from './revocation.ts'
import { warnOfRemoteSecrets } from './secret-warnings.ts'

/** The background work of the outbound register. */
export const outboundJobs = [refreshJob, deviceJob, revocationJob, warnOfRemoteSecrets]
