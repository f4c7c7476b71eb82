/** Where a name comes from; companies have one, and their people mostly share it. */
export type NameRegion =
  | 'pt'
  | 'es'
  | 'fr'
  | 'de'
  | 'nordic'
  | 'pl'
  | 'cz'
  | 'jp'
  | 'en'
  | 'in'
  | 'ng'
  | 'tr'
  | 'gr'
  | 'nl'
  | 'it';

interface NamePool {
  first: readonly string[];
  last: readonly string[];
}

/** First and last names by region. Where a script has no Latin letters: `written|spelled`. */
export const namePools: Readonly<Record<NameRegion, NamePool>> = {
  pt: pool(
    'João Beatriz Tiago Mafalda Gonçalo Conceição Rui Leonor Simão Luísa Caetano Iara',
    'Ferreira Magalhães Antunes Gouveia Simões Brandão Falcão Morais Lourenço Teixeira',
  ),
  es: pool(
    'José Begoña Íñigo Lucía Nicolás Inmaculada Andrés Ximena Rubén Itziar Joaquín Pilar',
    'Núñez Ibáñez Cordero Echeverría Peñalver Quiroga Marín Sepúlveda Gálvez Arranz',
  ),
  fr: pool(
    'Amélie Rémi Solène Théo Maëlle Côme Hélène Aurélien Inès Loïc Océane Thibault',
    'Lefèvre Garçon Desrosiers Béraud Chauvin Thévenet Mercœur Roussel Aubépine Guérin',
  ),
  de: pool(
    'Jürgen Käthe Björn Annegret Matthias Sünje Lorenz Grit Detlef Frauke Götz Heike',
    'Müllner Weißhaupt Kröger Schönfeld Brückner Nöthe Lautenbach Strauß Fährmann Ohlsen',
  ),
  nordic: pool(
    'Åsa Bjørn Søren Maija Øystein Linnéa Väinö Ingrid Håkon Saga Aino Torbjörn',
    'Sjöberg Nygård Mäkelä Østergaard Lindqvist Håland Virtasalo Bjørnstad Åkesson Rønning',
  ),
  pl: pool(
    'Małgorzata Paweł Agnieszka Grzegorz Żaneta Michał Bożena Rafał Światosława Kamil Zofia',
    'Kowalczyk Dąbrowski Zając Wójcik Jabłoński Gąsior Ścibor Kozłowska Pająk Mróz',
  ),
  cz: pool(
    'Jiří Běla Zdeněk Květa Ondřej Šárka Matěj Růžena Luboš Alžběta Tomáš Vendula',
    'Hrubý Šťastná Kučera Říha Čapek Blažek Vondráček Žáček Kašpar Smutná',
  ),
  jp: pool(
    '陽菜|Hina 健太|Kenta 結衣|Yui 翔|Sho 葵|Aoi 大輔|Daisuke 真央|Mao 拓海|Takumi 里奈|Rina 直樹|Naoki',
    '鈴木|Suzuki 高橋|Takahashi 伊藤|Ito 渡辺|Watanabe 中村|Nakamura 小林|Kobayashi 森|Mori 清水|Shimizu',
  ),
  en: pool(
    'Freya Callum Imogen Dashiell Rosalind Jarvis Maeve Kieran Harriet Silas Nell Desmond',
    'Ashdown Pemberton O’Rourke Whitlock Harrowgate Blythe Fenwick Quill Radcliffe Stonebridge',
  ),
  in: pool(
    'Ananya Vikram Lakshmi Rohan Meenakshi Arjun Kavya Siddharth Ishita Manoj Deepa Faisal',
    'Deshpande Iyer Chatterjee Nambiar Kulkarni Bhattacharya Reddy Menon Saxena Joshi',
  ),
  ng: pool(
    'Amara Chukwuemeka Folasade Kwabena Ngozi Babatunde Adwoa Ifeanyi Abena Olúwaṣeun Kofi',
    'Okonkwo Adébáyò Mensah Nwachukwu Boateng Eze Asante Ọláníyan Danjuma Owusu',
  ),
  tr: pool(
    'Ayşe Çağlar Gülşen Emre Şebnem Oğuz İpek Barış Tuğba Kıvanç',
    'Yıldırım Öztürk Çelik Aydın Güneş Kılıç Doğan Şahin',
  ),
  gr: pool(
    'Ελένη|Eleni Νίκος|Nikos Μαρία|Maria Γιώργος|Giorgos Δέσποινα|Despina Στέλιος|Stelios',
    'Παππάς|Pappas Αλεξίου|Alexiou Δήμου|Dimou Κωστάκης|Kostakis Μακρή|Makri',
  ),
  nl: pool(
    'Femke Joris Sanneke Thijs Anouk Ruben Liesbeth Daniël Roos Wouter Hanneke Koen',
    'Hoekstra Brouwer Dijkgraaf Wiersma Bloemendaal Zijlstra Kuipers Verhoeven Smeets Noordhof',
  ),
  it: pool(
    'Niccolò Giulia Cosimo Benedetta Ruggero Chiara Dario Nicolò Ilaria Tommaso Fiamma Mosè',
    'Colombari Serafini Tonelli Baldovino Ferrarotti Malaspina Grigoletto Cesari Venturi Pàvan',
  ),
};

const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
  đ: 'd',
};

/** A name as in an email address: lower case, only a to z, words joined by dots. */
export function toMailbox(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const latin = plain.replace(/[łøæœßıđ]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
  return latin.replace(/[^a-z]+/g, '.').replace(/^\.|\.$/g, '');
}

function pool(first: string, last: string): NamePool {
  return { first: first.split(' '), last: last.split(' ') };
}
