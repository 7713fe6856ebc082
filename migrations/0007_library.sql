-- Articles and news of the firm.
select 1;
