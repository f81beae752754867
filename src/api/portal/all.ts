import type { Administered } from '../administered.ts'
import type { Operation } from '../operation.ts'
import { checklistVerb } from '../resources/client-checklist.ts'
import { activityVerb } from '../resources/client-insight.ts'
import { keysVerb } from '../resources/client-keys.ts'
import { applicationCredentials, credentialsRemoval } from './application-credentials.ts'
import { applicationExplanations, applicationExplanationVerbs } from './application-explanations.ts'
import { testLaunch } from './application-launches.ts'
import { applicationReviews, reviewRequests } from './application-reviews.ts'
import { applicationTokens } from './application-tokens.ts'
import { applications } from './applications.ts'
import { deletedApplications } from './deleted-applications.ts'
import { meOperations } from './me.ts'
import { invitationsToMe } from './me-invitations.ts'
import { myRequestOperations } from './me-requests.ts'
import { mySessionOperations } from './me-sessions.ts'
import { myTokenOperations } from './me-tokens.ts'
import { myGalleryOperations } from './my-gallery.ts'
import { myLook } from './my-look.ts'
import { myInvitations, myMembers } from './my-organizations.ts'
import { myParameters } from './my-parameters.ts'
import { scopeCatalogue } from './scope-catalogue.ts'
import { testUsers } from './test-users.ts'

/** The developer's API: resources of the administration API, with their owner as author. */
export const portalResources: readonly Administered[] = [
  applications,
  applicationCredentials,
  applicationReviews,
  applicationTokens,
  applicationExplanations,
  testUsers,
  myInvitations,
]

export const portalVerbs: readonly Operation[] = [
  credentialsRemoval,
  activityVerb(applications),
  keysVerb(applications),
  ...applicationExplanationVerbs,
  ...reviewRequests,
  testLaunch,
  checklistVerb(applications),
  ...meOperations,
  ...myGalleryOperations,
  ...myTokenOperations,
  ...mySessionOperations,
  ...myRequestOperations,
  ...invitationsToMe,
  ...myMembers,
  myLook,
  myParameters,
  scopeCatalogue,
  ...deletedApplications,
]
