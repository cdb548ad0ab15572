create table samples (
    id      uuid        primary key,
    name    text        not null,
    made_at timestamptz not null
);
create index samples_by_time on samples (made_at desc, id);
