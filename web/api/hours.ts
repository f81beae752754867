import type { Activity } from '#model/activity.ts'

/** The counts of one hour, as the API sums them up. */
export type Hour = Pick<Activity, 'hour_at' | 'tokens' | 'sign_ins' | 'introspections' | 'calls' | 'refusals' | 'faults' | 'reasons'>
