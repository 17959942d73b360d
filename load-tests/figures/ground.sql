-- The codes of dimensions, and how facts of a month are made. Numbered as the server stores them: FactKind, FactFlag, Dimension.
CREATE SCHEMA figures;

-- Always the same number for the same complaint and question: evenly in [0, 1).
CREATE FUNCTION figures.chance(n bigint, question int) RETURNS float8 IMMUTABLE PARALLEL SAFE
    RETURN (hashint8extended(n, question) & 9007199254740991)::float8 / 9007199254740992;

-- From 1 to the given number, the first ones most often (Zipf).
CREATE FUNCTION figures.skewed(n bigint, question int, of int) RETURNS int IMMUTABLE PARALLEL SAFE
    RETURN least(of, floor(exp(figures.chance(n, question) * ln(of + 1)))::int);

CREATE FUNCTION figures.evenly(n bigint, question int, of int) RETURNS int IMMUTABLE PARALLEL SAFE
    RETURN 1 + floor(figures.chance(n, question) * of)::int;

INSERT INTO dimension (kind, id, code)
SELECT kind, n, CASE kind
        WHEN 1 THEN (ARRAY['cargo-shortage','damage','delay','service-attitude','price','lost','false-signature','delivery','pickup','claim','refund','other'])[n]
        WHEN 3 THEN (ARRAY['minor','moderate','severe'])[n]
        WHEN 4 THEN (ARRAY['hotline','website','app','branch','letter','other'])[n]
        WHEN 8 THEN '网点' || lpad(n::text, 4, '0')
        WHEN 9 THEN '分拨中心' || lpad(n::text, 3, '0')
        WHEN 12 THEN n::text
        ELSE (ARRAY['variant','','subtype','','','source','language','market','','','region','department'])[kind + 1] || '-' || n END
FROM (VALUES (0, 12), (1, 12), (2, 30), (3, 3), (4, 6), (5, 2), (6, 5), (7, 8), (8, 2000), (9, 200), (10, 31), (11, 8), (12, 500))
    AS of (kind, many), LATERAL generate_series(1, many) AS n;

-- Complaints are numbered by month: those of the month n (from 0) follow n million.
-- The last day stays that of the beginning, also beyond midnight.
CREATE TABLE figures.span (first_day date, months int, last_day date);
CREATE TABLE figures.month (nth int PRIMARY KEY, begin date, complaints bigint);
