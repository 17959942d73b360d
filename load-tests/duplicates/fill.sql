-- Files of people, and one of ten of a company: surnames and given names as frequent as they are, a phone number each. The keys by which names
-- are found are the whole name and its later parts.
CREATE TEMP TABLE drawn AS
SELECT n AS id, CASE WHEN n % 10 = 0 THEN
    (ARRAY['上海', '宁波', '深圳', '广州', '青岛', '天津'])[1 + (random() * 5)::int]
    || substr('远航宏达顺通安捷中外鑫隆华盛恒泰金鹏万里瑞丰嘉信德海天长江联成速飞龙腾东方盈泽诚佳亿运路景博', 1 + (random() * 46)::int, 1)
    || substr('远航宏达顺通安捷中外鑫隆华盛恒泰金鹏万里瑞丰嘉信德海天长江联成速飞龙腾东方盈泽诚佳亿运路景博', 1 + (random() * 46)::int, 1)
    || (ARRAY['国际货运代理', '物流', '货运', '运输'])[1 + (random() * 3)::int] || '有限公司'
  ELSE
    substr('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈', 1 + floor(50 * power(random(), 2))::int, 1)
    || chr(19968 + floor(3000 * power(random(), 2))::int) || CASE WHEN random() < .85 THEN chr(19968 + floor(3000 * power(random(), 2))::int) ELSE '' END
  END AS name
FROM generate_series(1, :files) AS n;
INSERT INTO customer_file (id, kind, name, language, made_from, created_at, last_contact_at)
SELECT id, CASE WHEN id % 10 = 0 THEN 'company' ELSE 'person' END, name, 'zh', id, now(), now() FROM drawn;
INSERT INTO customer_contact (file, kind, value, since)
SELECT id, 'phone', '+8613' || lpad((id % 900000000)::text, 9, '0'), now() FROM drawn;
INSERT INTO customer_name_key (key, file)
SELECT DISTINCT substr(name, k), id FROM drawn, generate_series(1, greatest(1, least(length(name) - 1, 12))) AS k;
VACUUM ANALYZE customer_file, customer_contact, customer_name_key;
