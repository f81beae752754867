import { resources } from '#model/all.ts'
import { namespace } from '#model/namespace.ts'
import { referencesTo } from '#model/references.ts'
import { declared } from '../administered.ts'
import { refuseIfReferred } from '../write/referrers.ts'

const references = referencesTo(namespace.name, resources)

/** `/api/namespaces`: labels of clients and of what belongs to their work. One that is in use stays. */
export const namespaces = declared(namespace, {
  async removal({ id }, call) {
    await refuseIfReferred(call, id, references)
    return {}
  },
})
