-- Settings say off, preview or on where they said true or false.
update settings
set content = (content - 'on')
        || jsonb_build_object('status', case when (content ->> 'on')::boolean then 'ON' else 'OFF' end)
where content ? 'on';
