import type { Texts } from '../en.ts'

export const posture: Pick<Texts, 'posture'> = {
  posture: {
    title: 'Posture',
    mend: 'À corriger',
    more_one: 'En afficher {{count}} de plus',
    more_other: 'En afficher {{count}} de plus',
    nothing_to_mend: 'Rien n’est plus faible que le réglage par défaut.',
    strengthen: 'Peut être renforcé',
    nothing_to_strengthen: 'Il a tous les renforts qui le concernent.',
    profiles: 'Profils',
    no_profile: 'Il n’est tenu à aucun profil.',
    other_profiles: 'Comparer à d’autres profils',
    kept: '{{kept}} règles suivies sur {{all}}',
    fix: 'Corriger',
    add: 'Ajouter',
  },
}
