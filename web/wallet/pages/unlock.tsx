import { Button, PasswordInput, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Screen, Trouble } from '../parts/screen.tsx'
import { useTask } from '../parts/use-task.ts'
import type { Locked, Vault } from '../vault/vault.ts'
import { fault } from '../words/fault.ts'
import { useSpeech } from '../words/speech.tsx'

/** Asks for the passphrase of the wallet. */
export const UnlockPage = ({ locked, opened }: { readonly locked: Locked; readonly opened: (vault: Vault) => void }) => {
  const { words } = useSpeech()
  const [passphrase, setPassphrase] = useState('')
  const { busy, failure, run } = useTask()
  const unlock = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      const vault = await locked.unlock(passphrase)
      if (!vault) throw fault('passphrase')
      opened(vault)
    })
  }
  return (
    <Screen title={words.locked}>
      <form onSubmit={unlock}>
        <Stack gap="md">
          <PasswordInput
            label={words.passphrase}
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            autoComplete="off"
            required
          />
          {failure !== undefined && <Trouble words={words.faults.passphrase} />}
          <Button type="submit" loading={busy}>
            {words.unlock}
          </Button>
        </Stack>
      </form>
    </Screen>
  )
}
