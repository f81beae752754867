import { Alert, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Review } from '#model/review.ts'
import { When } from '../../parts/when.tsx'
import type { ClientRow } from '../clients/client-row.ts'
import line from '../clients/credentials/rotation-line.module.css'
import { way } from './stages.ts'

/** Draft → in review → live, as a line, with who has the ball and since when. */
export const Way = ({ application, waiting }: { readonly application: ClientRow; readonly waiting: Review | undefined }) => {
  const { t } = useTranslation()
  const { stage } = application
  const at = (way as readonly string[]).indexOf(stage)
  return (
    <section className="card" style={{ padding: 20 }} aria-label={t('portal.way')}>
      <ol className={line['line']}>
        {way.map((each, i) => (
          <li key={each} data-done={i < at || undefined} aria-current={i === at ? 'step' : undefined}>
            <span className={line['bullet']} aria-hidden />
            <span>{t(`portal.stages.${each}`)}</span>
          </li>
        ))}
      </ol>
      {at < 0 && (
        <Alert mt="md" color="red" icon={<IconInfoCircle />} title={t(`portal.stages.${stage}`)}>
          {t(`portal.stage_words.${stage}`)}
        </Alert>
      )}
      <Text size="sm" mt="md" component="div">
        {at >= 0 && t(`portal.stage_words.${stage}`)}{' '}
        {waiting ? (
          <>
            {t('portal.ball_reviewer')} <When at={waiting.created_at} />.
          </>
        ) : (
          stage !== 'live' && t('portal.ball_you')
        )}
      </Text>
    </section>
  )
}
