import type { NewMessage } from '../../pages/messages';
import { Choices, Field, Tick } from '../common/field';
import { Part } from '../common/page';
import { useQuery } from '../common/use-query';
import { useWords } from '../common/use-words';

const NAMES = ['bookings', 'stay', 'from', 'to', 'koier', 'key', 'paid', 'language'];

/** Who gets the message: each choice stands in the address, and shows those it reaches at once. */
export function Audience({ data: { audience, koier, errors, recipients } }: { data: NewMessage }) {
  const { say, label } = useWords('Messages');
  const query = useQuery();
  const choose = (changes: Record<string, string>) =>
    query.go({ ...Object.fromEntries(NAMES.map((name) => [name, query.get(name)])), ...changes });
  // By the address, which knows at once what was chosen.
  const isNamed = query.get('bookings') !== '';
  const chosenKoier = query.get('koier').split(',').filter(Boolean);
  const problems: Partial<Record<string, string>> = errors;
  const select = (name: string, choices: { value: string; label: string }[]) => (
    <Field id={name} label={say(name)}>
      {(input) => (
        <Choices
          {...input}
          choices={choices}
          value={query.get(name)}
          onChoose={(value) => choose({ [name]: value })}
        />
      )}
    </Field>
  );
  const any = { value: '', label: say('any') };
  return (
    <Part id="who" title={say('who')}>
      <div className="k-choosing">
        {isNamed ? (
          <p className="k-note k-row">
            <span>{say('named', { count: audience.bookings.length })}</span>
            <button type="button" className="k-button" onClick={() => choose({ bookings: '' })}>
              {say('byNights')}
            </button>
          </p>
        ) : (
          <>
            <Field id="stay" label={say('stay')}>
              {(input) => (
                <Choices
                  {...input}
                  choices={['staying', 'arriving', 'leaving'].map((value) => ({
                    value,
                    label: say(`stay_${value}`),
                  }))}
                  value={query.get('stay') || 'staying'}
                  onChoose={(stay) => choose({ stay })}
                />
              )}
            </Field>
            {(['from', 'to'] as const).map((name) => (
              <Field key={name} id={name} label={say(name)} error={problems[name]} isRequired>
                {(input) => (
                  <input
                    {...input}
                    type="date"
                    value={query.get(name)}
                    onChange={(event) => choose({ [name]: event.target.value })}
                  />
                )}
              </Field>
            ))}
          </>
        )}
        {select('key', [
          any,
          ...['not_picked_up', 'picked_up', 'delivered'].map((value) => ({
            value,
            label: label('bookings', 'keyStatus', value),
          })),
        ])}
        {select('paid', [
          any,
          { value: 'yes', label: say('paid_yes') },
          { value: 'no', label: say('paid_no') },
        ])}
        {select('language', [
          any,
          ...['nb', 'en'].map((value) => ({ value, label: say(`language_${value}`) })),
        ])}
      </div>
      {isNamed ? null : (
        <fieldset className="k-field k-ticks">
          <legend>{say('koier')}</legend>
          {koier.map(({ id, name }) => (
            <Tick
              key={id}
              name={`koie-${id}`}
              isOn={chosenKoier.includes(String(id))}
              onChange={(isOn) => {
                const others = chosenKoier.filter((other) => other !== String(id));
                choose({ koier: (isOn ? [...others, String(id)] : others).join(',') });
              }}
            >
              {name}
            </Tick>
          ))}
        </fieldset>
      )}
      {problems.recipients ? (
        <p className="k-problem" role="alert">
          {problems.recipients}
        </p>
      ) : recipients ? null : (
        <p className="k-note" role="status">
          {say('chooseFirst')}
        </p>
      )}
    </Part>
  );
}
