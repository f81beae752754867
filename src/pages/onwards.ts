import type { Session } from '#model/session.ts'
import { chooseAccount } from '#oauth/authorize/interaction.ts'
import { afterSignIn, pageAt } from './visit.ts'
import type { Waiting } from './waiting.ts'

/** The address that a person goes on to who has signed in: the account that waits to be linked, the application, or their own account. */
export async function addressAfterSignIn({ v, interaction }: Waiting, session: Session): Promise<string> {
  if (v.query['link'] !== undefined) return pageAt(v, '/login/link')
  return interaction ? chooseAccount(v.context, interaction, session) : afterSignIn(v)
}
