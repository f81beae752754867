import type { Texts } from '../en.ts'

export const scim: Pick<Texts, 'scim'> = {
  scim: {
    title: 'Relier l’annuaire',
    words:
      'Donnez à l’annuaire cette adresse et le jeton. Il peut créer, changer, bloquer et supprimer des personnes et des groupes ; il ne donne aucun rôle ni aucun pouvoir sur ce serveur.',
    mapping: '{{thing}} : ce qui remplit chaque champ',
    there: 'Dans SCIM',
    here: 'Ici',
    not: 'le contraire de {{field}}',
    last: 'Les derniers changements par des jetons SCIM',
    none: 'Rien n’est encore venu.',
  },
}
