import { z } from 'zod'

/** One authorization detail (RFC 9396 §2): its type, and the members that the type defines. */
export const authorizationDetail = z.looseObject({ type: z.string().min(1).max(255) })
export const authorizationDetails = z.array(authorizationDetail).max(50)
export type AuthorizationDetail = Readonly<z.infer<typeof authorizationDetail>>
