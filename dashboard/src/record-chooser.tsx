import { useQuery } from '@urql/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { nameOf, objectName } from './format.js';
import { graphql } from './gql/index.js';
import { Icon, type IconName, objectIcon } from './icons.js';
import { useDebounced } from './use-debounced.js';

const RecordChoices = graphql(`
  query RecordChoices($search: String) {
    records(search: $search, first: 20) {
      totalCount
      edges {
        cursor
        node { id object name ... on Contact { company { id object name } } }
      }
    }
  }
`);

interface Choice {
  /** A record's id; null for everything. */
  id: string | null;
  name: string;
  detail: string;
  icon: IconName;
}

const EVERYTHING: Choice = {
  id: null,
  name: 'Everything',
  detail: 'all activities',
  icon: 'everything',
};

interface RecordChooserProps {
  chosen: string | null;
  chosenName: string;
  onChoose: (id: string | null) => void;
}

/** A combobox of records, searched by name as one types: the WAI-ARIA pattern with a list popup. */
export function RecordChooser({ chosen, chosenName, onChoose }: RecordChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [active, setActive] = useState(-1);
  const search = useDebounced(text.trim(), 200);
  const [{ data, fetching, error }] = useQuery({
    query: RecordChoices,
    variables: { search: search || null },
    pause: !isOpen,
  });
  // Until then the list is that of an earlier text.
  const isFound = search === text.trim() && !fetching;

  const found: Choice[] = (data?.records?.edges ?? []).map(({ node }) => ({
    id: node.id,
    name: nameOf(node),
    // Tells people of the same name apart.
    detail: ('company' in node && node.company && nameOf(node.company)) || objectName(node.object),
    icon: objectIcon(node.object),
  }));
  const choices = text.trim() ? found : [EVERYTHING, ...found];
  const more = (data?.records?.totalCount ?? 0) - found.length;

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function open() {
    setOpen(true);
    setText('');
    setActive(-1);
  }

  function close() {
    setOpen(false);
    setText('');
    setActive(-1);
  }

  function choose({ id }: Choice) {
    close();
    // What is typed next replaces the name.
    requestAnimationFrame(() => input.current?.select());
    if (id !== chosen) onChoose(id);
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = choices.length - 1;
    const move = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
    }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      if (!isOpen) open();
      setActive(isOpen ? move : 0);
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      const choice = choices[active];
      if (choice && isFound) choose(choice);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    }
  }

  return (
    <div class="chooser">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Contact, company or other record"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls="record-choices"
        aria-activedescendant={isOpen && active >= 0 ? `record-choice-${active}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={isOpen ? chosenName || 'Find a record' : 'Find a record'}
        value={isOpen ? text : chosenName}
        onClick={() => !isOpen && open()}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
          setActive(event.currentTarget.value.trim() ? 0 : -1);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div class="popup" hidden={!isOpen}>
        <div ref={list} id="record-choices" role="listbox" aria-label="Records">
          {choices.map((choice, index) => (
            <div
              role="option"
              key={choice.id ?? ''}
              id={`record-choice-${index}`}
              aria-selected={index === active}
              tabIndex={-1}
              class={choice.id === chosen ? 'current' : ''}
              // Keeps the focus in the field, so that it does not close first.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                choose(choice);
                // On a phone, this puts the keyboard away.
                input.current?.blur();
              }}
              onKeyDown={onKeyDown}
            >
              <Icon name={choice.icon} />
              <bdi class="choice-name">{choice.name}</bdi>
              <bdi class="choice-detail">{choice.detail}</bdi>
            </div>
          ))}
        </div>
        <p class="popup-note" role="status">
          {error
            ? 'The records cannot be read.'
            : !isFound
              ? 'Searching …'
              : found.length === 0
                ? 'No record has a name like this.'
                : more > 0
                  ? `${more} more: type a name to find them.`
                  : ''}
        </p>
      </div>
    </div>
  );
}
