import { ActionIcon, Button, ColorSwatch, Fieldset, Flex, Group, Input, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { contrastOf } from '#model/contrast.ts'
import type { CredentialDisplay } from '#model/credential-display.ts'
import { cardColours } from '../parts/card-colours.ts'
import { CardPreview } from './card-preview.tsx'
import type { InputProps } from './input-props.ts'

type Card = Partial<CredentialDisplay>
const cardsIn = (value: unknown): readonly Card[] => (Array.isArray(value) ? value.filter((one): one is Card => typeof one === 'object' && one !== null) : [])

/** The card without members that were emptied. */
const tidy = (card: Card): Card => Object.fromEntries(Object.entries(card).filter(([, value]) => value !== '' && value !== undefined))

/** The contrast below which a text is hard to read (WCAG 2.2 §1.4.3). */
const LEAST = 4.5

interface LookParts {
  readonly card: Card
  readonly set: (card: Card) => void
  readonly remove: () => void
  readonly disabled: boolean
}

const Look = ({ card, set, remove, disabled }: LookParts) => {
  const { t } = useTranslation()
  const put = (more: Card) => set(tidy({ ...card, ...more }))
  const { background, text } = cardColours(card)
  const line = (name: 'name' | 'locale' | 'description') => (
    <TextInput label={t(`wallets.card_${name}`)} value={card[name] ?? ''} onChange={(event) => put({ [name]: event.currentTarget.value })} autoComplete="off" />
  )
  const colour = (name: 'background_color' | 'text_color', shown: string) => (
    <TextInput
      label={t(`wallets.card_${name}`)}
      placeholder={shown}
      value={card[name] ?? ''}
      onChange={(event) => put({ [name]: event.currentTarget.value })}
      rightSection={<ColorSwatch color={shown} size={18} aria-hidden />}
      autoComplete="off"
      spellCheck={false}
      flex={1}
      miw={130}
    />
  )
  return (
    <Fieldset p="sm" disabled={disabled} legend={card.locale ?? t('wallets.every_language')}>
      <Flex gap="lg" wrap="wrap">
        <Stack gap="sm" flex={1} miw={220}>
          {line('name')}
          {line('locale')}
          {line('description')}
          <Group align="flex-start" gap="sm">
            {colour('background_color', background)}
            {colour('text_color', text)}
          </Group>
          <TextInput
            label={t('wallets.card_logo')}
            value={card.logo?.uri ?? ''}
            onChange={(event) => put({ logo: event.currentTarget.value === '' ? undefined : { ...card.logo, uri: event.currentTarget.value } })}
            autoComplete="off"
            spellCheck={false}
          />
          {contrastOf(background, text) < LEAST && (
            <Text size="xs" className="warn">
              {t('wallets.low_contrast')}
            </Text>
          )}
          {!disabled && (
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('wallets.remove_card', { locale: card.locale ?? t('wallets.every_language') })}
              onClick={remove}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </Stack>
        <CardPreview display={card} />
      </Flex>
    </Fieldset>
  )
}

/** The looks of a credential, one for each language, with the card as a wallet will draw it. */
export default function LooksInput({ value, set, frame: { id, label, description, error, disabled } }: InputProps) {
  const { t } = useTranslation()
  const cards = cardsIn(value)
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div" id={`${id}-all`}>
      <Stack mt="xs" gap="sm" id={id}>
        {cards.map((card, at) => (
          <Look
            // biome-ignore lint/suspicious/noArrayIndexKey: cards are told apart by their place only, as their locales are typed here
            key={at}
            card={card}
            set={(next) => set(cards.map((other, i) => (i === at ? next : other)))}
            remove={() => set(cards.filter((_, i) => i !== at))}
            disabled={disabled}
          />
        ))}
        {!disabled && (
          <Button variant="default" size="compact-sm" w="fit-content" leftSection={<IconPlus size={14} />} onClick={() => set([...cards, { name: '' }])}>
            {t('wallets.add_card')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  )
}
