import type { Saying } from '../../translator.ts'

/** The messages about a file of people and its lines. */
export const ofImports: readonly Saying[] = [
  [
    'the uploaded text was removed: it is kept for a week. Upload the file again',
    'le texte envoyé a été effacé : il est gardé une semaine. Envoyez le fichier à nouveau',
  ],
  ['the backend is gone', 'l’annuaire n’existe plus'],
  [
    'who began it is gone, blocked or signed out everywhere, or may not manage people any more: import the file anew, and who is written already is skipped',
    'qui l’a commencée est parti, bloqué ou déconnecté partout, ou ne peut plus gérer les personnes : importez le fichier à nouveau, et qui est déjà écrit est sauté',
  ],
  [
    'only who made this import may do this, through the same application: import the file yourself',
    'seul l’auteur de cette importation peut le faire, par la même application : importez vous-même le fichier',
  ],
  ['{} was read as a password: it becomes a password, a hash or nothing', '{} a été lue comme mot de passe : elle devient un mot de passe, un hachage ou rien'],
  ['this import has changed since it was checked: check it again', 'cette importation a changé depuis sa vérification : vérifiez-la à nouveau'],
  ['there is no such role: the name {} of the cell', 'ce rôle n’existe pas : le nom {} de la cellule'],
  ['there is no such group: the name {} of the cell', 'ce groupe n’existe pas : le nom {} de la cellule'],
  ['there is no such scope: the name {} of the cell', 'cette portée n’existe pas : le nom {} de la cellule'],
  [
    'is not an argon2id, bcrypt, PBKDF2 or scrypt hash that can be verified here at a bearable cost',
    'n’est pas un hachage argon2id, bcrypt, PBKDF2 ou scrypt vérifiable ici à un coût supportable',
  ],
  ['stands beside a password: give one of them', 'accompagne un mot de passe : donnez l’un des deux'],
  [
    'is believed only by an import with `proved`, which takes every power over the server',
    'n’est cru que par une importation avec `proved`, qui demande tous les pouvoirs sur le serveur',
  ],
  ['holds nothing', 'ne contient rien'],
  ['the first line names {} columns; at most {} are read', 'la première ligne nomme {} colonnes ; {} au plus sont lues'],
  ['the first line names the column {} twice', 'la première ligne nomme deux fois la colonne {}'],
  ['holds {} cells, and the first line {}', 'contient {} cellules, et la première ligne {}'],
  ['is longer than {} characters', 'dépasse {} caractères'],
  ['is not a JSON object', 'n’est pas un objet JSON'],
  ['is not JSON', 'n’est pas du JSON'],
  ['expected a list of names', 'une liste de noms est attendue'],
  ['line {} has no end: put each person on a line of their own', 'la ligne {} n’a pas de fin : mettez chaque personne sur sa propre ligne'],
  ['the file holds no person', 'le fichier ne contient personne'],
  ['{} is no field that a column can become', '{} n’est pas un champ qu’une colonne peut devenir'],
  ['the next part begins at the character {}', 'la partie suivante commence au caractère {}'],
  ['the file is larger than {} characters: import it in several files', 'le fichier dépasse {} caractères : importez-le en plusieurs fichiers'],
  ['this import is {}: there is nothing to see', 'cette importation est {} : il n’y a rien à voir'],
  ['this import is {}: its columns cannot change now', 'cette importation est {} : ses colonnes ne peuvent changer maintenant'],
  ['this import is {}: it takes no more text', 'cette importation est {} : elle ne prend plus de texte'],
  ['this import is {}', 'cette importation est {}'],
]
