import type { ProtectedApi } from '#model/protected-api.ts'
import { Doors } from '../../policies/doors.tsx'
import type { ExtrasParts } from './parts.ts'

/** The doors in front of an API. */
export const ApiExtras = ({ row }: ExtrasParts) => <Doors api={row as unknown as ProtectedApi} />
