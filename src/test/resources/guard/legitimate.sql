-- Questions that people ask of the lake. A line that begins with "-- " names the query below it, which ends at an empty line.
-- All of them pass, and what the rewritten query returns is what the query itself returns.

-- events by name
select eventname, count(*) n from from_cloudtrail_readready where logcalendarday >= 20261101 group by 1 order by 2 desc, 1

-- with the database
SELECT count(*) FROM loglake.from_cloudtrail_readready WHERE logcalendarday >= 20261101

-- with catalog and database
SELECT count(*) FROM awsdatacatalog.loglake.from_cloudtrail_readready WHERE logcalendarday = 20261120

-- quoted names
SELECT "eventname", count(*) AS "how many" FROM "loglake"."from_cloudtrail_readready" WHERE "logcalendarday" >= 20261101 GROUP BY "eventname" ORDER BY 2 DESC, 1

-- capitals
SELECT EventName, COUNT(*) FROM LOGLAKE.FROM_CLOUDTRAIL_READREADY WHERE LOGCALENDARDAY >= 20261101 GROUP BY EventName

-- columns named by table
select from_cloudtrail_readready.eventname, count(*) from from_cloudtrail_readready where from_cloudtrail_readready.logcalendarday >= 20261101 group by from_cloudtrail_readready.eventname

-- columns named by database and table
select loglake.from_cloudtrail_readready.eventname, count(*) from loglake.from_cloudtrail_readready where loglake.from_cloudtrail_readready.logcalendarday >= 20261101 group by loglake.from_cloudtrail_readready.eventname

-- an alias without AS
select t.eventsource, t.eventname from from_cloudtrail_readready t where t.logcalendarday between 20261101 and 20261231 and t.errorcode is not null

-- the seed's question of sessions, bounded
SELECT t.eventsource, t.eventname, t.eventtime, w.logaccountid,
       w.loggroup, w.subscriptionfilters,
       w.eventtime AS eventtime_from_cloudwatch,
       w."session" AS session_from_cloudwatch
FROM loglake.from_cloudwatch_readready w
INNER JOIN loglake.from_cloudtrail_readready t
        ON w.f_sessionid = t.f_sessionid
WHERE w.logcalendarday >= 20261101 AND t.logcalendarday >= 20261101

-- bounds in the ON of an inner join
SELECT count(*) FROM from_cloudwatch_readready w JOIN from_cloudtrail_readready t
  ON w.f_sessionid = t.f_sessionid AND w.logcalendarday >= 20261101 AND t.logcalendarday > 20261031

-- left join, its right side bounded in the ON
SELECT t.eventname, t.eventtime, w.loggroup FROM loglake.from_cloudtrail_readready t
LEFT OUTER JOIN loglake.from_cloudwatch_readready w ON t.f_sessionid = w.f_sessionid AND w.logcalendarday >= 20261101
WHERE t.logcalendarday > 20261031 AND t.eventname = 'StartSession'

-- left join, bounded by another
SELECT t.eventname, w.loggroup FROM from_cloudtrail_readready t
LEFT JOIN from_cloudwatch_readready w ON t.f_sessionid = w.f_sessionid
WHERE t.logcalendarday >= 20261101 AND w.logcalendarday >= 20261101

-- right join, its left side bounded in the ON
SELECT t.eventname, w.loggroup FROM from_cloudwatch_readready w
RIGHT JOIN from_cloudtrail_readready t ON t.f_sessionid = w.f_sessionid AND w.logcalendarday >= 20261101
WHERE t.logcalendarday >= 20261101 AND t.eventsource = 'ssm.amazonaws.com'

-- full join, both bounded in sub-queries
SELECT a.f_sessionid, b.f_sessionid AS other FROM
  (SELECT DISTINCT f_sessionid FROM from_cloudtrail_readready WHERE logcalendarday >= 20261101 AND f_sessionid IS NOT NULL) a
FULL JOIN (SELECT DISTINCT f_sessionid FROM from_cloudwatch_readready WHERE logcalendarday >= 20261101 AND f_sessionid IS NOT NULL) b
ON a.f_sessionid = b.f_sessionid

-- joined by a list of columns
SELECT f_sessionid, count(*) FROM from_cloudtrail_readready t JOIN from_cloudwatch_readready w USING (f_sessionid)
WHERE t.logcalendarday >= 20261101 AND w.logcalendarday >= 20261101 GROUP BY f_sessionid

-- joined by the day, too, which bounds both
SELECT f_sessionid, logcalendarday, count(*) FROM from_cloudtrail_readready t JOIN from_cloudwatch_readready w USING (f_sessionid, logcalendarday)
WHERE logcalendarday >= 20261101 GROUP BY f_sessionid, logcalendarday

-- a comma between tables, tied together in the WHERE
select t.eventname, w.loggroup from from_cloudtrail_readready t, from_cloudwatch_readready w
where t.f_sessionid = w.f_sessionid and t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101

-- three tables
select t.eventname, count(*) from from_cloudtrail_readready t
join from_cloudwatch_readready w on w.f_sessionid = t.f_sessionid
join from_cloudtrail_readready u on u.useridentity_arn = t.useridentity_arn
where t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101 and u.logcalendarday >= 20261120 group by 1

-- a name for a part
with starts as (select f_sessionid, useridentity_arn from from_cloudtrail_readready where eventname = 'StartSession' and logcalendarday >= 20261101)
select useridentity_arn, count(*) from starts group by 1

-- names for columns of a part
with starts (session, who) as (select f_sessionid, useridentity_arn from from_cloudtrail_readready where eventname = 'StartSession' and logcalendarday >= 20261101)
select who, session from starts where session is not null

-- parts of parts
with t as (select * from from_cloudtrail_readready where logcalendarday >= 20261101),
     denied as (select * from t where errorcode is not null),
     named as (select coalesce(sessioncontext_sourceidentity, useridentity_arn, 'nobody') as who, errorcode from denied)
select who, errorcode, count(*) n from named group by who, errorcode order by n desc, who, errorcode

-- a part used twice
with t as (select eventname, useridentity_arn from from_cloudtrail_readready where logcalendarday >= 20261101)
select a.eventname, b.n from (select distinct eventname from t) a join (select eventname, count(*) n from t group by 1) b on a.eventname = b.eventname

-- WITH within a sub-query
select who from (with x as (select useridentity_arn as who from from_cloudtrail_readready where logcalendarday >= 20261101) select who from x) where who is not null group by who

-- union
select 'trail' as kind, count(*) n from from_cloudtrail_readready where logcalendarday >= 20261101
union all
select 'session', count(*) from from_cloudwatch_readready where logcalendarday >= 20261101
order by 1

-- union with a limit
(select eventname as name from from_cloudtrail_readready where logcalendarday >= 20261101)
union (select loggroup from from_cloudwatch_readready where logcalendarday >= 20261101) order by name limit 50

-- except
select f_sessionid from from_cloudtrail_readready where logcalendarday >= 20261101 and f_sessionid is not null
except select f_sessionid from from_cloudwatch_readready where logcalendarday >= 20261101

-- intersect
select f_sessionid from from_cloudtrail_readready where logcalendarday >= 20261101
intersect select f_sessionid from from_cloudwatch_readready where logcalendarday >= 20261101

-- in parentheses
(select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101)

-- a semicolon at the end
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101;

-- blanks behind the semicolon
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 ;   

-- comments
select /* how many? */ count(*) -- all
from from_cloudtrail_readready /* of the trail; drop table x */ where logcalendarday >= 20261101 -- this month

-- words of SQL within a text
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 and coalesce(errormessage, '') <> '; drop table from_cloudtrail_raw -- /* '

-- quotes within a text
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 and coalesce(useridentity_username, '') <> 'O''Brien'

-- other alphabets within a text
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 and coalesce(useridentity_username, '') <> 'Zoë Müller 東京 😀'

-- an alias in another alphabet
select eventname as "größe", count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 group by 1

-- yesterday and today by the clock
select count(*) from from_cloudtrail_readready where logcalendarday >= cast(date_format(current_date - interval '7' day, '%Y%m%d') as bigint)

-- days by date_add
select count(*) from from_cloudtrail_readready where logcalendarday >= cast(date_format(date_add('day', -30, current_date), '%Y%m%d') as integer)

-- days by format_datetime
select count(*) from from_cloudtrail_readready where logcalendarday >= cast(format_datetime(current_timestamp - interval '2' month, 'yyyyMMdd') as int)

-- this month
select count(*) from from_cloudtrail_readready where logcalendarday >= cast(date_format(date_trunc('month', now()), '%Y%m%d') as bigint)

-- days by year, month and day
select count(*) from from_cloudtrail_readready where logcalendarday >= year(current_date) * 10000 + 101

-- a date written out
select count(*) from from_cloudtrail_readready where logcalendarday >= cast(date_format(date '2026-11-01', '%Y%m%d') as bigint)

-- the number first
select count(*) from from_cloudtrail_readready where 20261101 <= logcalendarday and 20261231 >= logcalendarday

-- a list of days
select logcalendarday, count(*) from from_cloudtrail_readready where logcalendarday in (20261119, 20261120, 20261121) group by 1 order by 1

-- each branch of an OR bounded
select count(*) from from_cloudtrail_readready where (logcalendarday = 20261120 and eventname = 'StartSession') or (logcalendarday >= 20261119 and errorcode is not null)

-- an OR beside the bound
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 and (eventname = 'StartSession' or eventname = 'AssumeRole' or eventsource like 's3%')

-- a bound in each branch of an OR that spans two tables
select count(*) from from_cloudtrail_readready t join from_cloudwatch_readready w on t.f_sessionid = w.f_sessionid
where (t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101 and w.loggroup like '%x%') or (t.logcalendarday >= 20261110 and w.logcalendarday >= 20261105 and t.eventname = 'StartSession')

-- in a sub-query
select eventname, eventtime from from_cloudtrail_readready where logcalendarday >= 20261101
and f_sessionid in (select f_sessionid from from_cloudwatch_readready where logcalendarday >= 20261101)

-- not in a sub-query
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 and f_sessionid is not null
and f_sessionid not in (select f_sessionid from from_cloudwatch_readready where logcalendarday >= 20261101 and f_sessionid is not null)

-- exists
select count(*) from from_cloudtrail_readready t where t.logcalendarday >= 20261101
and exists (select 1 from from_cloudwatch_readready w where w.f_sessionid = t.f_sessionid and w.logcalendarday >= 20261101)

-- a single value from a sub-query
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101
and eventtime = (select max(eventtime) from from_cloudtrail_readready where logcalendarday >= 20261101)

-- shares of a whole
select t.eventname, round(100.0 * count(*) / max(a.n), 1) as percent from from_cloudtrail_readready t
cross join (select count(*) n from from_cloudtrail_readready where logcalendarday >= 20261101) a
where t.logcalendarday >= 20261101 group by t.eventname

-- compared with all
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 and logcalendarday >= all (select logcalendarday from from_cloudtrail_readready where logcalendarday >= 20261101)

-- case
select case when errorcode is null then 'good' when errorcode like '%Denied%' then 'denied' else 'failed' end as outcome, count(*)
from from_cloudtrail_readready where logcalendarday >= 20261101 group by 1

-- if, nullif, coalesce, try
select if(readonly, 'read', 'write') as kind, coalesce(nullif(awsregion, 'us-east-1'), 'home') as region, try(cast(recipientaccountid as bigint) / 1000000) as account, count(*)
from from_cloudtrail_readready where logcalendarday >= 20261101 group by 1, 2, 3

-- JSON
select json_extract_scalar(requestparameters, '$.target') as target, count(*) from from_cloudtrail_readready
where eventname = 'StartSession' and logcalendarday >= 20261101 group by 1

-- JSON, parsed
select cardinality(cast(json_parse(subscriptionfilters) as array(varchar))) as n, count(*) from from_cloudwatch_readready where logcalendarday >= 20261101 group by 1

-- lines that were typed
select distinct w.eventtime, line from from_cloudwatch_readready w
cross join unnest(coalesce(try(cast(json_parse(w."session") as array(varchar))), array[w."session"])) as lines (line)
where w.logcalendarday >= 20261101 order by w.eventtime, line

-- unnest with numbers
select t.eventid, part, place from from_cloudtrail_readready t cross join unnest(split(t.eventsource, '.')) with ordinality as p (part, place)
where t.logcalendarday >= 20261101 and t.eventname = 'StartSession'

-- a calendar of days, also those without events
select d.day, count(t.eventid) from (select cast(date_format(one, '%Y%m%d') as bigint) as day from unnest(sequence(date '2026-11-18', date '2026-11-21', interval '1' day)) as days (one)) d
left join from_cloudtrail_readready t on t.logcalendarday = d.day and t.logcalendarday >= 20261118 group by d.day

-- values
select v.name, count(t.eventid) from (values ('StartSession'), ('AssumeRole')) as v (name)
left join from_cloudtrail_readready t on t.eventname = v.name and t.logcalendarday >= 20261101 group by v.name

-- the regular expression of the seed
select regexp_extract(requestparameters, '^(.*)({"input":{.*"type":"tool_use"})(.*)$', 2) as tool, count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 group by 1

-- regular expressions
select regexp_extract(useridentity_arn, '([^/]+)$', 1) as who, regexp_replace(useragent, '[0-9.]+', '#') as program, count(*)
from from_cloudtrail_readready where logcalendarday >= 20261101 and regexp_like(eventsource, '^[a-z0-9-]+\.amazonaws\.com$') group by 1, 2

-- windows
select useridentity_arn, eventname, row_number() over (partition by useridentity_arn order by eventtime, eventid) as n
from from_cloudtrail_readready where logcalendarday >= 20261101

-- gaps between events of one person
select useridentity_arn, eventtime, date_diff('second', lag(eventtime) over w, eventtime) as since
from from_cloudtrail_readready where logcalendarday >= 20261101 window w as (partition by useridentity_arn order by eventtime, eventid)

-- sums that run on
select hour(eventtime) as h, sum(count(*)) over (order by hour(eventtime) rows between unbounded preceding and current row) as so_far
from from_cloudtrail_readready where logcalendarday >= 20261101 group by hour(eventtime)

-- the first of each
select who, eventname from (select sourceipaddress as who, eventname, row_number() over (partition by sourceipaddress order by eventtime, eventid) n
from from_cloudtrail_readready where logcalendarday >= 20261101) where n = 1

-- rollup
select eventsource, eventname, count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 group by rollup (eventsource, eventname)

-- cube
select awsregion, readonly, count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 group by cube (awsregion, readonly)

-- grouping sets
select awsregion, eventsource, count(*), grouping(awsregion, eventsource) from from_cloudtrail_readready where logcalendarday >= 20261101 group by grouping sets ((awsregion), (eventsource), ())

-- having
select sourceipaddress, count(distinct useridentity_arn) people from from_cloudtrail_readready where logcalendarday >= 20261101 group by sourceipaddress having count(distinct useridentity_arn) > 1

-- aggregates with filters and orders
select eventsource, count(*) filter (where errorcode is not null) as failed, array_agg(distinct eventname order by eventname) as names,
array_join(array_agg(awsregion order by eventtime, eventid), ',') as regions, min_by(eventname, eventtime) as first_one
from from_cloudtrail_readready where logcalendarday >= 20261101 and f_sessionid is not null group by eventsource

-- approximations
select approx_distinct(useridentity_arn), approx_percentile(length(useragent), 0.5) from from_cloudtrail_readready where logcalendarday >= 20261101

-- lists and lambdas
select eventid, filter(split(eventsource, '.'), x -> x <> 'com') as parts, transform(split(eventname, 'S'), x -> lower(x)) as words,
reduce(split(eventsource, '.'), 0, (s, x) -> s + length(x), s -> s) as letters from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname = 'StartSession'

-- maps
select element_at(map_agg(eventname, eventsource), 'StartSession') as source, cardinality(histogram(awsregion)) as regions from from_cloudtrail_readready where logcalendarday >= 20261101

-- rows and their parts
select r.a, count(*) from (select cast(row(eventname, awsregion) as row(a varchar, b varchar)) as r from from_cloudtrail_readready where logcalendarday >= 20261101) group by r.a

-- times
select date_trunc('hour', eventtime) as hour, extract(dow from eventtime) as day, count(*) from from_cloudtrail_readready
where logcalendarday >= 20261101 and eventtime >= timestamp '2026-11-01 00:00:00' and eventtime < current_timestamp + interval '1' day group by 1, 2

-- at night
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 and (hour(eventtime at time zone 'Europe/Berlin') not between 6 and 20)

-- like with an escape
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname like 'Start\_%' escape '\' or logcalendarday = 20261120 and eventname like '%Role'

-- distinct
select distinct awsregion, recipientaccountid from from_cloudtrail_readready where logcalendarday >= 20261101 order by 1, 2

-- all columns
select * from from_cloudwatch_readready where logcalendarday >= 20261101 order by eventtime, eventid

-- all columns of one table of two
select w.*, t.eventname from from_cloudwatch_readready w join from_cloudtrail_readready t on w.f_sessionid = t.f_sessionid
where w.logcalendarday >= 20261101 and t.logcalendarday >= 20261101

-- all columns of a table by its long name
select loglake.from_cloudwatch_readready.* from loglake.from_cloudwatch_readready where logcalendarday >= 20261101

-- order, offset, limit
select eventid from from_cloudtrail_readready where logcalendarday >= 20261101 order by eventid offset 5 limit 10

-- order by what is not shown
select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 and f_sessionid is not null order by eventtime desc, eventid

-- order by an alias in an expression
select eventname as name, count(*) as n from from_cloudtrail_readready where logcalendarday >= 20261101 group by eventname order by -n, name nulls last limit 3

-- a large limit
select eventid from from_cloudtrail_readready where logcalendarday >= 20261101 and errorcode is not null order by eventid limit 999999999

-- who holds the same account in two places
select a.useridentity_arn, a.awsregion, b.awsregion as other from from_cloudtrail_readready a join from_cloudtrail_readready b
on a.useridentity_arn = b.useridentity_arn and a.awsregion < b.awsregion and date_diff('minute', a.eventtime, b.eventtime) between -60 and 60
where a.logcalendarday >= 20261120 and b.logcalendarday >= 20261120 and a.eventname = 'StartSession'

-- decisions
select decision, rule, count(*) from loglake_decisions where logcalendarday >= 20260101 group by 1, 2

-- is a source whole?
select source, day, complete, unaccounted from loglake_completeness where logcalendarday >= 20260101 order by time desc

-- addresses
select url_extract_host('https://' || eventsource || '/x') as host, count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 group by 1

-- hashes
select to_hex(sha256(to_utf8(useridentity_arn))) as who, count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 group by 1

-- sub-query in the select
select eventname, (select count(*) from from_cloudwatch_readready w where w.logcalendarday >= 20261101) as lines from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname = 'StartSession'

-- a name of the lake's as a column
select eventname as from_cloudtrail_raw, count(*) as "select" from from_cloudtrail_readready where logcalendarday >= 20261101 group by 1

-- lateral
select t.eventid, x.v from from_cloudtrail_readready t cross join lateral (select upper(t.eventname) as v) as x where t.logcalendarday >= 20261101 and t.f_sessionid is not null

-- nested joins
select count(*) from from_cloudtrail_readready t left join (from_cloudwatch_readready w join from_cloudtrail_readready u on w.f_sessionid = u.f_sessionid and u.logcalendarday >= 20261101 and w.logcalendarday >= 20261101) on t.f_sessionid = w.f_sessionid
where t.logcalendarday >= 20261101
