import type { Saying } from '../../locales/translator.ts'
import { ofApi } from './messages/api.ts'
import { ofFields } from './messages/fields.ts'
import { ofInspector } from './messages/inspector.ts'
import { ofPortal } from './messages/portal.ts'
import { ofPosture } from './messages/posture.ts'
import { ofResources } from './messages/resources.ts'
import { ofSchemas } from './messages/schemas.ts'

/** What the API may say, in French. A test misses what it says and is not here; the first that fits is taken, so the narrow stand first. */
export const messages: readonly Saying[] = [...ofFields, ...ofResources, ...ofPortal, ...ofInspector, ...ofApi, ...ofSchemas, ...ofPosture]
