import type { Operation } from '../operation.ts'
import { versionOperations } from '../resources/version-operations.ts'
import { deskActivityOf } from './activity.ts'
import { deskKinds } from './kinds.ts'
import { deskList } from './list.ts'
import { deskPosture } from './posture.ts'
import { deskReview } from './review.ts'
import { deskSwitch } from './switch.ts'

/** The operations of the desk: what clients have, for verifiers, credential configurations and status lists. */
export const deskOperations: readonly Operation[] = [
  deskList,
  ...deskKinds.flatMap((kind) => [
    deskPosture(kind),
    deskActivityOf(kind),
    deskReview(kind),
    ...deskSwitch(kind),
    ...versionOperations(kind.administered, kind.history),
  ]),
]
