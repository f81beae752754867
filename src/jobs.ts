import { userImportJob } from '#api/imports/import-job.ts'
import { warnOfExpiry } from '#clients/expiry-warnings.ts'
import { clientJobs } from '#clients/jobs.ts'
import { measurePostures } from '#clients/posture.ts'
import { auditSink, wakeSink } from '#events/audit-sink.ts'
import { makeSequencer } from '#events/sequence.ts'
import { wakeWebhooks, webhookJob, webhookResend } from '#events/webhooks.ts'
import type { Context } from '#http/context.ts'
import { forgetExpiredCredentials } from '#issuance/expired-credentials.ts'
import type { GuardedFetch } from '#kit/fetch.ts'
import { forgottenPasswordJob } from '#login/forgotten-password.ts'
import { mailJob } from '#login/mail/mail-job.ts'
import { outboundAlerts, watchOutbound } from '#login/mail/outbound-alerts.ts'
import { mailSignInJob } from '#login/mail-sign-in.ts'
import type { Settings } from '#model/settings.ts'
import { notificationJob } from '#oauth/decoupled/notify.ts'
import { logoutTokenJob, signedOutJob } from '#oauth/sign-out/deliver.ts'
import { signalJob } from '#oauth/signals/push.ts'
import { wakeSignals } from '#oauth/signals/queue.ts'
import { outboundJobs } from '#outbound/jobs.ts'
import { forgetNodes } from '#work/heartbeat.ts'
import type { JobKind } from '#work/job-kind.ts'
import { purge } from '#work/purge.ts'

interface JobParts {
  readonly settings: Settings
  readonly fetch: GuardedFetch
}

/** The kinds of background work of a server. A kind that is not in this list is never done. */
export const jobKinds = ({ settings, fetch }: JobParts): readonly JobKind<Context>[] => [
  purge,
  forgetExpiredCredentials(settings),
  forgetNodes,
  ...clientJobs,
  mailJob,
  forgottenPasswordJob,
  mailSignInJob,
  notificationJob,
  signedOutJob,
  logoutTokenJob,
  signalJob,
  warnOfExpiry,
  measurePostures(settings),
  makeSequencer([wakeWebhooks, wakeSignals, wakeSink(settings)]),
  auditSink({ settings, fetch }),
  webhookJob,
  webhookResend,
  ...outboundJobs,
  watchOutbound,
  outboundAlerts,
  userImportJob,
]
