import { may } from '../../../auth/tokens.ts'
import { TestLetter } from '../../settings/test-letter.tsx'
import type { ExtrasParts } from './parts.ts'

/** A letter to try the mail server with, before it is the default. */
export const MailServerExtras = ({ id }: ExtrasParts) =>
  may('configuration', 'manage') ? (
    <div className="card" style={{ padding: 16, marginBlock: 16 }}>
      <TestLetter server={id} />
    </div>
  ) : null
