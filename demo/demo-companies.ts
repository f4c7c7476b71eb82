import { DAY, officeTimeAfter, WINDOW_END, WINDOW_START } from './calendar.js';
import type { NameRegion } from './demo-names.js';
import { type Employee, staff } from './demo-staff.js';
import { createClarkyId, createKasarId } from './external-ids.js';
import { createRandom } from './random.js';

/** A customer, a prospect, or a lost customer. Timestamps in milliseconds. */
export interface Company {
  name: string;
  domain: string;
  trade: string;
  region: NameRegion;
  /** Hours from UTC. */
  utcOffset: number;
  /** The head office first. */
  sites: readonly string[];
  plan: 'Starter' | 'Team' | 'Business';
  seats: number;
  stage: 'customer' | 'prospect' | 'lost';
  metAt: number;
  /** Before the window for those that were customers already. */
  trialAt: number;
  signedAt: number;
  sales: Employee;
  success: Employee;
  external: { kasar: string; clarky: string };
}

type Line = readonly [string, string, NameRegion, number, string];

// Name, trade, region of names, hours from UTC, sites. The first four have the busiest contacts.
const LINES: readonly Line[] = [
  ['Clínicas Pedralva', 'physiotherapy clinics', 'pt', 0, 'Porto Braga Aveiro Guimarães Viseu'],
  ['Klimatyzacja Zefirek', 'air conditioning', 'pl', 1, 'Gdańsk Sopot Elbląg Toruń'],
  ['Aozora Kaigo', 'home care', 'jp', 9, 'Osaka Sakai Kobe Nara'],
  ['Wilgenhof Thuiszorg', 'home care', 'nl', 1, 'Utrecht Amersfoort Zeist Gouda'],
  ['Azinheira Jardins', 'garden care', 'pt', 0, 'Lisbon Setúbal Sintra'],
  ['Talleres Miravalle', 'machine repair', 'es', 1, 'Zaragoza Huesca Teruel'],
  ['Limpiezas Aljibe', 'cleaning', 'es', 1, 'Sevilla Cádiz Huelva'],
  ['Fisioterapia Cántaro', 'physiotherapy', 'es', 1, 'Valencia Alicante Gandía'],
  ['Atelier Grandvoile', 'kitchen fitting', 'fr', 1, 'Nantes Rennes Vannes'],
  ['Soins Hirondelle', 'home nursing', 'fr', 1, 'Lyon Villeurbanne Vienne'],
  ['Chauffage Montclair', 'heating', 'fr', 1, 'Grenoble Chambéry Annecy'],
  ['Köhlerhain Haustechnik', 'building services', 'de', 1, 'Kassel Göttingen Fulda'],
  ['Pflegedienst Lindenufer', 'home care', 'de', 1, 'Leipzig Halle Markkleeberg'],
  ['Fensterwerk Osterbrück', 'window fitting', 'de', 1, 'Bremen Verden Oldenburg'],
  ['Nordvik Varme', 'heat pumps', 'nordic', 1, 'Bergen Voss Førde'],
  ['Havblik Ejendomsservice', 'property care', 'nordic', 1, 'Aarhus Horsens Randers'],
  ['Älvdalens Städ', 'cleaning', 'nordic', 1, 'Uppsala Enköping Sala'],
  ['Koivuranta Huolto', 'property care', 'nordic', 2, 'Tampere Kangasala Lahti'],
  ['Brzozowa Serwis', 'lift maintenance', 'pl', 1, 'Kraków Tarnów Wieliczka'],
  ['Domowa Opieka Jaśmin', 'home care', 'pl', 1, 'Łódź Pabianice Zgierz'],
  ['Výtahy Modrá Hora', 'lift maintenance', 'cz', 1, 'Brno Znojmo Jihlava'],
  ['Hoshimori Setsubi', 'building services', 'jp', 9, 'Nagoya Gifu Okazaki'],
  ['Brightmoor Clinics', 'dental clinics', 'en', 0, 'Leeds Harrogate York'],
  ['Fernhollow Pest Control', 'pest control', 'en', 0, 'Bristol Bath Taunton'],
  ['Castlegate Lifts', 'lift maintenance', 'en', 0, 'Edinburgh Stirling Dundee'],
  ['Saltmarsh Veterinary Group', 'veterinary practices', 'en', 0, 'Norwich Cromer Thetford'],
  ['Harbour & Heath Cleaning', 'cleaning', 'en', 0, 'Southampton Poole Winchester'],
  ['Juniper Ridge Plumbing', 'plumbing', 'en', -7, 'Boulder Longmont Golden'],
  ['Bluestem Home Health', 'home nursing', 'en', -6, 'Topeka Lawrence Olathe'],
  ['Cinder Creek Solar', 'solar fitting', 'en', -7, 'Tucson Marana Nogales'],
  ['Larkspur Pools', 'pool care', 'en', -8, 'Sacramento Davis Auburn'],
  ['Wattlebird Electrical', 'electrical work', 'en', 9.5, 'Adelaide Gawler Victor-Harbor'],
  ['Meghdoot Facility Care', 'facility care', 'in', 5.5, 'Pune Nashik Satara'],
  ['Saptarishi Diagnostics', 'mobile diagnostics', 'in', 5.5, 'Chennai Vellore Salem'],
  ['Okomu Power Services', 'generator service', 'ng', 1, 'Lagos Ibadan Benin-City'],
  ['Asaase Cold Chain', 'refrigeration', 'ng', 0, 'Accra Kumasi Tema'],
  ['Yakamoz Asansör', 'lift maintenance', 'tr', 3, 'İzmir Manisa Aydın'],
  ['Aigli Therapeia', 'physiotherapy', 'gr', 2, 'Thessaloniki Kavala Veria'],
  ['Grachtzicht Installaties', 'building services', 'nl', 1, 'Haarlem Leiden Hoofddorp'],
  ['Ascensori Montefosco', 'lift maintenance', 'it', 1, 'Bologna Modena Imola'],
  ['Cura Ginestra', 'home nursing', 'it', 1, 'Torino Asti Alba'],
  ['Ipê Amarelo Climatização', 'air conditioning', 'pt', -3, 'Curitiba Londrina Joinville'],
];

/** How many companies at the head of the list are key accounts. */
export const KEY_ACCOUNTS = 4;

/** The companies of the demo, in a fixed order; the key accounts first. */
export function createCompanies(): Company[] {
  return LINES.map(createCompany);
}

function createCompany(line: Line, index: number): Company {
  const [name, trade, region, utcOffset, sites] = line;
  const random = createRandom(`company ${name}`);
  const isNorth = index % 2 === 0;
  const isKey = index < KEY_ACCOUNTS;
  const stage = isKey ? 'customer' : pickStage(index);
  const plan = isKey ? 'Business' : random.pick(['Starter', 'Team', 'Team', 'Business'] as const);
  // Key accounts start within the first two weeks, so that their whole history is within the window.
  const metDay = isKey ? random.int(2, 12) : random.int(0, stage === 'prospect' ? 600 : 330);
  const wasCustomer = !isKey && stage === 'customer' && random.chance(0.35);
  const metAt = wasCustomer
    ? WINDOW_START - random.int(200, 500) * DAY
    : officeTimeAfter(WINDOW_START, metDay, utcOffset, random);
  const trialAt = officeTimeAfter(metAt, random.int(12, 35), utcOffset, random);
  const signedAt = officeTimeAfter(trialAt, random.int(21, 48), utcOffset, random);
  return {
    name,
    trade,
    region,
    utcOffset,
    plan,
    stage,
    metAt,
    domain: `${toDomain(name)}.example.com`,
    sites: sites.split(' ').map((site) => site.replace('-', ' ')),
    seats: isKey ? random.int(90, 180) : random.int(6, 60),
    trialAt: stage === 'prospect' && random.chance(0.5) ? WINDOW_END : trialAt,
    signedAt: stage === 'customer' ? signedAt : WINDOW_END,
    sales: isNorth ? staff.salesNorth : staff.salesSouth,
    success: isNorth ? staff.successNorth : staff.successSouth,
    external: { kasar: createKasarId(random), clarky: createClarkyId(random, 'co') },
  };
}

function pickStage(index: number): Company['stage'] {
  if (index % 5 === 3) return 'prospect';
  return index % 9 === 7 ? 'lost' : 'customer';
}

function toDomain(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/ł/g, 'l').replace(/[^a-z]+/g, '-');
}
