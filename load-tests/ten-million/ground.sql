-- The base of the fill: people, places, texts (the demo's), working days. In a separate schema; variables:
-- complaints, open, years; calendar is the shipped calendar's JSON. Tables text and place are filled before.

-- Always the same number for the same case and question: evenly in [0, 1).
CREATE FUNCTION ten_million.chance(n bigint, question int) RETURNS float8 IMMUTABLE PARALLEL SAFE
    RETURN (hashint8extended(n, question) & 9007199254740991)::float8 / 9007199254740992;

CREATE FUNCTION ten_million.pick(n bigint, question int, of bigint) RETURNS int IMMUTABLE PARALLEL SAFE
    RETURN 1 + floor(ten_million.chance(n, question) * of)::int;

-- Slots are filled once per text, not per complaint.
CREATE TABLE ten_million.kind AS
SELECT row_number() OVER (ORDER BY ten_million.chance(copy, 1), t.description) AS n, type, nullif(subtype, '-') AS subtype,
    severity, language, writer,
    regexp_replace(replace(replace(description, '{hub}', '上海分拨中心'), '{goods}', '灯具'), '\{\w+\}', '3', 'g') AS description,
    CASE WHEN type = 'service-attitude' THEN 2 WHEN severity = 'minor' THEN 1 WHEN severity = 'moderate' THEN 3 ELSE 7 END
        AS working_days
FROM ten_million.text t,
    generate_series(1, CASE severity WHEN 'minor' THEN 10 WHEN 'moderate' THEN 6 ELSE 4 END) copy;

CREATE TABLE ten_million.name AS
SELECT row_number() OVER () AS n, family || given AS name
FROM unnest('{王,李,张,刘,陈,杨,黄,赵,吴,周,徐,孙,马,朱,胡,郭,何,林,罗,高}'::text[]) family,
    unnest('{伟,芳,娜,敏,静,丽,强,磊,军,洋,勇,艳,杰,娟,涛,明,超,秀英,霞,平,刚,桂英,建国,晓明,雪梅,志强,海燕,文博}'::text[]) given;

-- What the server may not sign in stands here: a hash that no password has.
INSERT INTO person (login, name, role, department, password_hash, created_at)
SELECT 'agent-' || lpad(n::text, 3, '0'), name, 'agent', 'customer-service', '-', timestamptz '2020-01-01'
FROM ten_million.name WHERE n < 400;

INSERT INTO person (login, name, role, branch, password_hash, created_at)
SELECT 'branch-' || n, name, 'branch', name, '-', timestamptz '2020-01-01' FROM ten_million.place;

-- Each department has its named supervisor and its head, so that every rung of the ladder finds its own recipient.
INSERT INTO person (login, name, role, department, duty, password_hash, created_at)
SELECT duty || '-of-' || department, duty, 'supervisor', department, duty, '-', timestamptz '2020-01-01'
FROM unnest('{customer-service,claims,operations,branch-network,finance,head-office}'::text[]) department,
    unnest('{supervisor,head}'::text[]) duty;

UPDATE person SET department = 'customer-service' WHERE login IN ('bench-agent', 'bench-supervisor');

CREATE TABLE ten_million.agent AS
SELECT row_number() OVER (ORDER BY id) AS n, id FROM person WHERE role = 'agent';

-- F5 counts working days (measures.md): the ends of the next ten after each day.
CREATE TABLE ten_million.day AS
WITH calendar AS (
    SELECT list.key AS kind, day::date AS day
    FROM jsonb_each(:'calendar'::jsonb -> 'years') year, jsonb_each(year.value) list, jsonb_array_elements_text(list.value) day
), working AS (
    SELECT day::date AS day, row_number() OVER (ORDER BY day) AS nth
    FROM generate_series(current_date - 366 * :years - 10, current_date + 60, interval '1 day') day
    WHERE day::date IN (SELECT day FROM calendar WHERE kind = 'work')
        OR extract(isodow FROM day) < 6 AND day::date NOT IN (SELECT day FROM calendar WHERE kind = 'off')
)
SELECT today::date AS day, ARRAY(
        SELECT (working.day + time '18:00') AT TIME ZONE 'Asia/Shanghai'
        FROM working WHERE working.day > today::date ORDER BY nth LIMIT 10) AS due
FROM generate_series(current_date - 366 * :years, current_date + 30, interval '1 day') today;
ALTER TABLE ten_million.day ADD PRIMARY KEY (day);

-- Ended complaints come evenly over the days; a month's case numbers begin with its first (P1).
CREATE TABLE ten_million.span AS
SELECT :complaints - :open AS ended, current_date - first.day AS days, first.day AS first_day
FROM (SELECT (current_date - make_interval(years => :years))::date AS day) first;

CREATE TABLE ten_million.month AS
SELECT month::date AS month, to_char(month, 'YYYYMM-') AS series, (offset_days * ended + days - 1) / days AS first_n
FROM ten_million.span,
    generate_series(date_trunc('month', first_day::timestamp), current_date + interval '1 month', interval '1 month') month,
    LATERAL (SELECT greatest(month::date - first_day, 0)::bigint AS offset_days) o;
ALTER TABLE ten_million.month ADD PRIMARY KEY (month);

-- Drawn into memory once, not per chunk.
ANALYZE ten_million.kind, ten_million.name, ten_million.agent, ten_million.day, ten_million.month, ten_million.place;
