-- The complaints of the month :nth (from 0) and what became of them, in the order of their days, as a log has them.
INSERT INTO fact (tx, id, complaint, value, day, received_on, branch, hub, region, agent, kind, n, flags, variant, type, subtype,
    severity, channel, source, language, market, department)
SELECT 1000 + (day - first_day), complaint * 16 + kind, complaint, CASE WHEN valued THEN worth ELSE 0 END, day, received_on, branch, 1 + branch % 200,
    1 + branch % 31, agent, kind, n, flags, variant, type, type + 12 * (complaint % 2)::int, severity, channel, 1, 1, 0, department
FROM (
    SELECT *, received_on + (0.2 + 4 * figures.chance(complaint, 9))::int AS closed_on,
        greatest(1, (-480 * ln(1 - figures.chance(complaint, 10)))::int) AS worth,
        figures.chance(complaint, 11) < 0.07 AS is_late, figures.chance(complaint, 12) AS voice
    FROM (
        SELECT c AS complaint, first_day, last_day, begin + floor(figures.chance(c, 1) * (least(begin + interval '1 month', last_day + 1)::date - begin))::int AS received_on,
            figures.skewed(c, 2, 2000) AS branch, figures.evenly(c, 3, 500) AS agent, figures.skewed(c, 4, 12) AS type,
            CASE WHEN figures.chance(c, 5) < 0.7 THEN 1 WHEN figures.chance(c, 5) < 0.95 THEN 2 ELSE 3 END AS severity,
            figures.skewed(c, 6, 6) AS channel, figures.skewed(c, 7, 8) AS department, figures.evenly(c, 8, 12) AS kind_of_notice
        FROM figures.span, figures.month, generate_series(nth * 1000000 + 1, nth * 1000000 + complaints) AS c
        WHERE nth = :nth
    ) AS received
) AS lived, LATERAL (
    VALUES (1, 1, 0, 0, received_on, false, true), (20, 1, 0, 0, received_on, false, true), (20, -1, 0, 0, closed_on, false, true),
        (2, 1, 4 + 512 + CASE WHEN is_late THEN 0 ELSE 3 END, 0, closed_on, true, voice < 0.97),
        (3, 1, 0, 0, closed_on, false, voice >= 0.97),
        (13, 1, CASE WHEN is_late THEN 32 ELSE 0 END, department, closed_on, true, true),
        (13, 1, 0, 1 + department % 8, received_on, true, voice < 0.5),
        (7, 1, 2048 + CASE WHEN voice < 0.8 THEN 1024 ELSE 0 END + CASE WHEN voice < 0.6 THEN 8 ELSE 0 END,
            CASE WHEN voice < 0.8 THEN 1 ELSE 2 END, closed_on, true, voice < 0.97),
        (8, 1, 0, 0, closed_on, false, voice < 0.3), (9, 1, CASE WHEN voice < 0.25 THEN 16 ELSE 0 END, 0, closed_on, true, voice < 0.3),
        (10, 1, 0, 0, closed_on, false, voice < 0.25), (11, 1, CASE WHEN voice < 0.3 THEN 64 ELSE 0 END, kind_of_notice, received_on, false, voice < 0.5),
        (12, 1, 128, kind_of_notice, received_on, false, voice < 0.28),
        (6, 1, 0, 0, closed_on, false, is_late), (21, 1, 0, 0, closed_on, false, is_late), (21, -1, 0, 0, closed_on, false, is_late)
) AS counted (kind, n, flags, variant, day, valued, is_so)
WHERE is_so AND day <= last_day
ORDER BY day, complaint;
