import { SimpleGrid, Text, ThemeIcon, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RecipeKind } from '#model/start-values.ts'
import { kindIcons } from '../kinds.ts'
import classes from './kind-choice.module.css'
import { recipes } from './recipes.ts'

/** The choice of the kind of application. It decides the safe values. */
export const KindChoice = ({ choose }: { readonly choose: (kind: RecipeKind) => void }) => {
  const { t } = useTranslation()
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
      {(Object.keys(recipes) as RecipeKind[]).map((kind) => {
        const Icon = kindIcons[kind]
        return (
          <UnstyledButton key={kind} className={classes['kind'] ?? ''} onClick={() => choose(kind)} data-kind={kind}>
            <ThemeIcon variant="light" size={44} radius="lg">
              <Icon size={24} stroke={1.5} aria-hidden />
            </ThemeIcon>
            <span>
              <Text span fw={600} display="block">
                {t(`clients.kinds.${kind}`)}
              </Text>
              <Text span size="sm" c="dimmed" display="block" mt={2}>
                {t(`wizard.kinds.${kind}`)}
              </Text>
            </span>
          </UnstyledButton>
        )
      })}
    </SimpleGrid>
  )
}
