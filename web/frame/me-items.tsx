import { Menu, Text, useMantineColorScheme } from '@mantine/core'
import { IconLanguage, IconListCheck, IconLogout, IconSun, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tenantRoot } from '../auth/place.ts'
import { signOut } from '../auth/sign-in.ts'
import { useMe } from '../auth/use-me.ts'
import { chooseLanguage, type Language, languages } from '../i18n/language.ts'

const others = (current: string) => (Object.keys(languages) as Language[]).filter((language) => language !== current)

/** The menu of the person who is signed in: their account, their language, and the way out. */
export const MeItems = () => {
  const { t, i18n } = useTranslation()
  const { toggleColorScheme } = useMantineColorScheme()
  const person = useMe()
  return (
    <>
      <Menu.Label>
        <Text span fw={600} c="var(--mantine-color-text)" size="sm" display="block" truncate>
          {person?.name}
        </Text>
        {person?.email}
      </Menu.Label>
      <Menu.Item leftSection={<IconUser size={16} />} component="a" href={`${tenantRoot}/account`}>
        {t('frame.account')}
      </Menu.Item>
      <Menu.Item leftSection={<IconListCheck size={16} />} renderRoot={(props) => <Link to="/my-apps" {...props} />}>
        {t('nav.my_apps')}
      </Menu.Item>
      <Menu.Item leftSection={<IconSun size={16} />} onClick={() => toggleColorScheme()} hiddenFrom="xs">
        {t('frame.theme')}
      </Menu.Item>
      {others(i18n.language).map((language) => (
        <Menu.Item key={language} leftSection={<IconLanguage size={16} />} onClick={() => void chooseLanguage(language)} lang={language}>
          {languages[language]}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} />} onClick={signOut}>
        {t('frame.sign_out')}
      </Menu.Item>
    </>
  )
}
