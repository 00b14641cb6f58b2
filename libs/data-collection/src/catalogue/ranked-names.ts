/**
 * Names of the rankings that differ from the list of fighters beyond accents and the order of the parts: earlier and
 * married names, ring names, other spellings. From the rankings' name to the listed one; both are facts of ufc.com.
 */
export const RANKED_NAMES: Readonly<Record<string, string>> = {
  'Alexey Oliynyk': 'Aleksei Oleinik',
  'Bobby Green': 'King Green',
  'Costas Philippou': 'Constantinos Philippou',
  'Cris Cyborg': 'Cristiane Justino',
  'Elizeu dos Santos': 'Elizeu Zaleski dos Santos',
  'Joanne Calderwood': 'Joanne Wood',
  'Jussier Da Silva': 'Jussier Formiga',
  'Katlyn Chookagian': 'Katlyn Cerminara',
  'Michelle Waterson': 'Michelle Waterson-Gomez',
  'Minotauro Nogueira': 'Antonio Rodrigo Nogueira',
  'Mirko Cro Cop': 'Mirko Filipovic',
  'Nina Ansaroff': 'Nina Nunes',
  'Rafael Feijao': 'Rafael Cavalcante',
  'Rampage Jackson': 'Quinton Jackson',
  'Ronaldo Souza': 'Jacare Souza',
  'Seohee Ham': 'Seo Hee Ham',
  'Tecia Torres': 'Tecia Pennington',
  'Tim Johnson': 'Timothy Johnson',
  'Timothy Elliott': 'Tim Elliott',
  'Ulka Sasaki': 'Yuta Sasaki',
  'Yana Kunitskaya': 'Yana Santos',
};
