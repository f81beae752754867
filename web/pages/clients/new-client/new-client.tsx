import { Stepper } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecipeKind } from '#model/start-values.ts'
import type { KnownProgram } from '../../../api/programs.ts'
import { drop, keep, kept } from '../../../api/stored.ts'
import { PageHead } from '../../../parts/page-head.tsx'
import type { ClientRow } from '../client-row.ts'
import { Details } from './details.tsx'
import { KindChoice } from './kind-choice.tsx'
import { Made } from './made.tsx'
import { ProgramChoice } from './program-choice.tsx'

const CHOSEN = 'new:client:kind'
const PROGRAM = 'new:client:program'
/** The step that this tab was at. */
function chosenHere<T>(key: string): T | undefined {
  const found = kept<T>(key)
  return found?.here ? found.value : undefined
}

/** A new client in three steps: what kind of thing it is, what it needs, and its credentials. */
export default function NewClientPage() {
  const { t } = useTranslation()
  const [kind, setKind] = useState(() => chosenHere<RecipeKind>(CHOSEN))
  const [program, setProgram] = useState(() => chosenHere<KnownProgram>(PROGRAM))
  const [made, setMade] = useState<ClientRow & { readonly secret?: string }>()
  const choose = (next: RecipeKind | undefined, connected?: KnownProgram) => {
    if (next) keep(CHOSEN, next)
    else drop(CHOSEN)
    if (connected) keep(PROGRAM, connected)
    else drop(PROGRAM)
    setKind(next)
    setProgram(connected)
  }
  const step = made ? 2 : kind ? 1 : 0
  return (
    <>
      <PageHead title={made ? t('wizard.made', { name: made.name }) : t('clients.new')} words={made ? undefined : t('wizard.words')} />
      <Stepper active={step} size="xs" mb="xl" maw={640} onStepClick={(at) => at === 0 && choose(undefined)} allowNextStepsSelect={false}>
        <Stepper.Step label={t('wizard.step_kind')} allowStepSelect={step === 1} />
        <Stepper.Step label={t('wizard.step_details')} allowStepSelect={false} />
        <Stepper.Step label={t('wizard.step_use')} allowStepSelect={false} />
      </Stepper>
      {made ? (
        <Made client={made} to={`/clients/${encodeURIComponent(made.id)}`} />
      ) : kind ? (
        <Details
          key={program?.name ?? kind}
          kind={kind}
          program={program}
          back={() => choose(undefined)}
          made={(client) => {
            choose(undefined)
            setMade(client)
          }}
        />
      ) : (
        <>
          <ProgramChoice choose={(chosen) => choose(chosen.kind ?? undefined, chosen)} />
          <KindChoice choose={choose} />
        </>
      )}
    </>
  )
}
